package io.roadloom.lake;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** Keeps the value that a column gives. */
final class Value implements Cell {
  private @Nullable Object value;

  private Value() {}

  @Nullable
  static Object of(Consumer<Cell> column) {
    Value value = new Value();
    column.accept(value);
    return value.value;
  }

  @Override
  public void nothing() {
    value = null;
  }

  @Override
  public void flag(boolean value) {
    this.value = value;
  }

  @Override
  public void integer(int value) {
    this.value = value;
  }

  @Override
  public void number(long value) {
    this.value = value;
  }

  @Override
  public void real(double value) {
    this.value = value;
  }

  @Override
  public void text(@Nullable String value) {
    this.value = value;
  }

  @Override
  public void reals(@Nullable double[] value) {
    this.value = value == null ? null : Arrays.stream(value).boxed().collect(Collectors.toList());
  }

  @Override
  public void realsByName(Map<String, Double> value) {
    this.value = Map.copyOf(value);
  }

  @Override
  public void numbersByName(Map<String, Long> value) {
    this.value = Map.copyOf(value);
  }

  @Override
  public void textsByName(Map<String, String> value) {
    this.value = Map.copyOf(value);
  }
}
