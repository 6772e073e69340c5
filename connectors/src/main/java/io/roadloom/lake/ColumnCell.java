package io.roadloom.lake;

import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnWriteStore;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnWriter;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.Binary;

/**
 * Writes the values of one table column into Parquet: one leaf column, or two for a map. A leaf of
 * a list or map repeats at level 1; at one level less than its own, the list or map is empty.
 */
final class ColumnCell implements Cell {
  private final List<ColumnDescriptor> leaves;
  private final int defined;
  private final int valueDefined;
  private ColumnWriter leaf;
  private ColumnWriter values;
  private String lastText;
  private Binary lastBinary;

  ColumnCell(List<ColumnDescriptor> leaves) {
    this.leaves = leaves;
    this.defined = leaves.get(0).getMaxDefinitionLevel();
    this.valueDefined = leaves.get(leaves.size() - 1).getMaxDefinitionLevel();
  }

  void open(ColumnWriteStore store) {
    leaf = store.getColumnWriter(leaves.get(0));
    values = leaves.size() == 1 ? leaf : store.getColumnWriter(leaves.get(1));
  }

  @Override
  public void nothing() {
    leaf.writeNull(0, 0);
  }

  @Override
  public void flag(boolean value) {
    leaf.write(value, 0, defined);
  }

  @Override
  public void integer(int value) {
    leaf.write(value, 0, defined);
  }

  @Override
  public void number(long value) {
    leaf.write(value, 0, defined);
  }

  @Override
  public void real(double value) {
    leaf.write(value, 0, defined);
  }

  @Override
  public void text(@Nullable String value) {
    if (value == null) {
      nothing();
    } else {
      leaf.write(binary(value), 0, defined);
    }
  }

  @Override
  public void reals(@Nullable double[] value) {
    if (value == null) {
      nothing();
    } else if (value.length == 0) {
      leaf.writeNull(0, defined - 1);
    } else {
      for (int i = 0; i < value.length; i++) {
        leaf.write(value[i], i == 0 ? 0 : 1, defined);
      }
    }
  }

  @Override
  public void realsByName(Map<String, Double> value) {
    int repetition = startMap(value);
    for (Map.Entry<String, Double> entry : value.entrySet()) {
      leaf.write(Binary.fromString(entry.getKey()), repetition, defined);
      values.write(entry.getValue().doubleValue(), repetition, valueDefined);
      repetition = 1;
    }
  }

  @Override
  public void numbersByName(Map<String, Long> value) {
    int repetition = startMap(value);
    for (Map.Entry<String, Long> entry : value.entrySet()) {
      leaf.write(Binary.fromString(entry.getKey()), repetition, defined);
      values.write(entry.getValue().longValue(), repetition, valueDefined);
      repetition = 1;
    }
  }

  @Override
  public void textsByName(Map<String, String> value) {
    int repetition = startMap(value);
    for (Map.Entry<String, String> entry : value.entrySet()) {
      leaf.write(Binary.fromString(entry.getKey()), repetition, defined);
      values.write(Binary.fromString(entry.getValue()), repetition, valueDefined);
      repetition = 1;
    }
  }

  private int startMap(Map<String, ?> value) {
    if (value.isEmpty()) {
      leaf.writeNull(0, defined - 1);
      values.writeNull(0, defined - 1);
    }
    return 0;
  }

  /** Drives, channels and names come as the same instance row after row: encoded once. */
  @SuppressWarnings("ReferenceEquality")
  private Binary binary(String value) {
    if (value != lastText) {
      lastBinary = Binary.fromString(value);
      lastText = value;
    }
    return lastBinary;
  }
}
