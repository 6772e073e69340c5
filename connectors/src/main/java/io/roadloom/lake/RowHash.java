package io.roadloom.lake;

import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;

/** Hashes one row at a time to 128 bits, value by value. Fast, not cryptographic. */
final class RowHash implements Cell {
  private static final int MAX_TEXTS = 4096;

  private long high;
  private long low;
  private final Map<String, Long> texts = new HashMap<>();

  <R> void start(TableDef<R> table) {
    high = text64(table.name());
    low = ~high;
  }

  /** How the hashes of rows start that have their first values in common. */
  record Start(long high, long low) {}

  Start sofar() {
    return new Start(high, low);
  }

  void start(Start start) {
    high = start.high();
    low = start.low();
  }

  <R> void row(TableDef<R> table, R row) {
    start(table);
    for (int i = 0; i < table.columns().size(); i++) {
      Column<R> column = table.columns().get(i);
      if (column.digested()) {
        column.value().emit(row, this);
      }
    }
  }

  long high() {
    return mix(high);
  }

  long low() {
    return mix(low + 0x9E3779B97F4A7C15L);
  }

  private void add(long word) {
    high = mix(high ^ word);
    low = (Long.rotateLeft(low, 23) ^ word) * 0xD6E8FEB86659FD93L;
    low ^= low >>> 32;
  }

  @Override
  public void nothing() {
    add(0x6E756C6CL);
  }

  @Override
  public void flag(boolean value) {
    add(value ? 2 : 1);
  }

  @Override
  public void integer(int value) {
    add(value);
  }

  @Override
  public void number(long value) {
    add(value);
  }

  /** All NaNs are one; −0 and 0 are two, as in the tables. */
  @Override
  public void real(double value) {
    add(Double.doubleToLongBits(value));
  }

  @Override
  public void text(@Nullable String value) {
    if (value == null) {
      nothing();
    } else {
      add(text64(value));
    }
  }

  @Override
  public void reals(@Nullable double[] value) {
    if (value == null) {
      nothing();
    } else {
      add(value.length);
      for (double v : value) {
        real(v);
      }
    }
  }

  @Override
  public void realsByName(Map<String, Double> value) {
    long sum = value.size();
    for (Map.Entry<String, Double> entry : value.entrySet()) {
      sum += mix(known(entry.getKey()) ^ Double.doubleToLongBits(entry.getValue()));
    }
    add(sum);
  }

  @Override
  public void numbersByName(Map<String, Long> value) {
    long sum = value.size();
    for (Map.Entry<String, Long> entry : value.entrySet()) {
      sum += mix(known(entry.getKey()) ^ entry.getValue());
    }
    add(sum);
  }

  @Override
  public void textsByName(Map<String, String> value) {
    long sum = value.size();
    for (Map.Entry<String, String> entry : value.entrySet()) {
      sum += mix(known(entry.getKey()) ^ Long.rotateLeft(text64(entry.getValue()), 1));
    }
    add(sum);
  }

  /** Names of signals are few and come again with each sample. */
  private long known(String name) {
    Long hash = texts.get(name);
    if (hash == null) {
      hash = text64(name);
      if (texts.size() < MAX_TEXTS) {
        texts.put(name, hash);
      }
    }
    return hash;
  }

  static long text64(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
      hash ^= hash >>> 29;
    }
    return mix(hash);
  }

  /** The finalizer of SplitMix64. */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
