package io.roadloom.lake.column;

import org.apache.iceberg.shaded.org.apache.parquet.bytes.BytesInput;
import org.apache.iceberg.shaded.org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.Encoding;
import org.apache.iceberg.shaded.org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;

/** A required column of numbers that go in steps of about the same size, such as times. */
public final class LongColumn extends LeafColumn {
  private static final int SLAB_BYTES = 1 << 10;
  private static final int MAX_SLAB_BYTES = 1 << 20;
  private final DeltaBinaryPackingValuesWriterForLong steps =
      new DeltaBinaryPackingValuesWriterForLong(
          SLAB_BYTES, MAX_SLAB_BYTES, HeapByteBufferAllocator.getInstance());

  LongColumn(ColumnDescriptor descriptor) {
    super(descriptor);
  }

  /** Adds {@code values[from .. to)}, of which there is at least one. */
  public void add(long[] values, int from, int to) {
    long smallest = values[from];
    long largest = smallest;
    for (int i = from; i < to; i++) {
      long value = values[i];
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
      steps.writeLong(value);
    }
    present(0, to - from);
    statistics().updateStats(smallest);
    statistics().updateStats(largest);
  }

  @Override
  Encoding encoding() {
    return Encoding.DELTA_BINARY_PACKED;
  }

  @Override
  BytesInput values() {
    return steps.getBytes();
  }

  @Override
  void clear() {
    steps.reset();
  }

  @Override
  long valueBytes() {
    return steps.getBufferedSize();
  }
}
