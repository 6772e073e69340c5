package io.roadloom.lake;

import io.roadloom.lake.column.LeafColumn;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Writes the values of one table column into a file: one leaf column, or two for a map. A leaf of a
 * list or map repeats at level 1; at one level less than its own, the list or map is empty.
 */
final class ColumnCell implements Cell {
  private final LeafColumn leaf;
  private final LeafColumn values;

  /**
   * @param leaves keys and values of a map, or all that there is
   */
  ColumnCell(List<LeafColumn> leaves) {
    this.leaf = leaves.get(0);
    this.values = leaves.get(leaves.size() - 1);
  }

  @Override
  public void nothing() {
    leaf.writeNull(0);
  }

  @Override
  public void flag(boolean value) {
    leaf.write(value, 0);
  }

  @Override
  public void integer(int value) {
    leaf.write(value, 0);
  }

  @Override
  public void number(long value) {
    leaf.write(value, 0);
  }

  @Override
  public void real(double value) {
    leaf.write(value, 0);
  }

  @Override
  public void text(@Nullable String value) {
    if (value == null) {
      nothing();
    } else {
      leaf.write(value, 0);
    }
  }

  @Override
  public void reals(@Nullable double[] value) {
    if (value == null) {
      nothing();
    } else if (value.length == 0) {
      leaf.writeNull(leaf.defined() - 1);
    } else {
      for (int i = 0; i < value.length; i++) {
        leaf.write(value[i], i == 0 ? 0 : 1);
      }
    }
  }

  @Override
  public void realsByName(Map<String, Double> value) {
    int repetition = startMap(value);
    for (Map.Entry<String, Double> entry : value.entrySet()) {
      leaf.write(entry.getKey(), repetition);
      values.write(entry.getValue().doubleValue(), repetition);
      repetition = 1;
    }
  }

  @Override
  public void numbersByName(Map<String, Long> value) {
    int repetition = startMap(value);
    for (Map.Entry<String, Long> entry : value.entrySet()) {
      leaf.write(entry.getKey(), repetition);
      values.write(entry.getValue().longValue(), repetition);
      repetition = 1;
    }
  }

  @Override
  public void textsByName(Map<String, String> value) {
    int repetition = startMap(value);
    for (Map.Entry<String, String> entry : value.entrySet()) {
      leaf.write(entry.getKey(), repetition);
      values.write(entry.getValue(), repetition);
      repetition = 1;
    }
  }

  private int startMap(Map<String, ?> value) {
    if (value.isEmpty()) {
      leaf.writeNull(leaf.defined() - 1);
      values.writeNull(leaf.defined() - 1);
    }
    return 0;
  }
}
