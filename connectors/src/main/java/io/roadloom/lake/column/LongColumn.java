package io.roadloom.lake.column;

import java.io.IOException;
import org.apache.iceberg.shaded.org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.Encoding;
import org.apache.iceberg.shaded.org.apache.parquet.column.page.PageWriter;
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
    statistics().updateStats(smallest);
    statistics().updateStats(largest);
  }

  @Override
  void writePage(PageWriter out, int rows) throws IOException {
    out.writePage(
        steps.getBytes(),
        rows,
        rows,
        statistics(),
        Encoding.BIT_PACKED,
        Encoding.BIT_PACKED,
        Encoding.DELTA_BINARY_PACKED);
    steps.reset();
  }

  @Override
  long bytes() {
    return steps.getBufferedSize();
  }
}
