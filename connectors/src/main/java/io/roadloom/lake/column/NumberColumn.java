package io.roadloom.lake.column;

import org.apache.iceberg.shaded.org.apache.parquet.bytes.BytesInput;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.Encoding;

/** A column of numbers, as they are: a dictionary of measurements would be in vain. */
public final class NumberColumn extends LeafColumn {
  private final PlainBytes page = new PlainBytes();

  NumberColumn(ColumnDescriptor descriptor) {
    super(descriptor);
  }

  @Override
  public void write(int value, int repetition) {
    present(repetition, 1);
    page.add(value);
    statistics().updateStats(value);
  }

  @Override
  public void write(long value, int repetition) {
    present(repetition, 1);
    page.add(value);
    statistics().updateStats(value);
  }

  @Override
  public void write(double value, int repetition) {
    present(repetition, 1);
    page.add(value);
    statistics().updateStats(value);
  }

  /** Adds {@code values[from .. to)}, each a row. */
  public void add(double[] values, int from, int to) {
    present(0, to - from);
    page.add(values, from, to);
    for (int i = from; i < to; i++) {
      statistics().updateStats(values[i]);
    }
  }

  @Override
  Encoding encoding() {
    return Encoding.PLAIN;
  }

  @Override
  BytesInput values() {
    return page.input();
  }

  @Override
  void clear() {
    page.clear();
  }

  @Override
  long valueBytes() {
    return page.size();
  }
}
