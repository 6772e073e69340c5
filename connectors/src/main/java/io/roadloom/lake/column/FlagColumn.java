package io.roadloom.lake.column;

import org.apache.iceberg.shaded.org.apache.parquet.bytes.BytesInput;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.Encoding;
import org.apache.iceberg.shaded.org.apache.parquet.column.values.plain.BooleanPlainValuesWriter;

/** A column of yes and no. */
final class FlagColumn extends LeafColumn {
  private final BooleanPlainValuesWriter bits = new BooleanPlainValuesWriter();

  FlagColumn(ColumnDescriptor descriptor) {
    super(descriptor);
  }

  @Override
  public void write(boolean value, int repetition) {
    present(repetition, 1);
    bits.writeBoolean(value);
    statistics().updateStats(value);
  }

  @Override
  Encoding encoding() {
    return bits.getEncoding();
  }

  @Override
  BytesInput values() {
    return bits.getBytes();
  }

  @Override
  void clear() {
    bits.reset();
  }

  @Override
  long valueBytes() {
    return bits.getBufferedSize();
  }
}
