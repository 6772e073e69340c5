package io.roadloom.lake.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.iceberg.shaded.org.apache.parquet.bytes.BytesInput;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.Encoding;
import org.apache.iceberg.shaded.org.apache.parquet.column.page.PageWriter;
import org.apache.iceberg.shaded.org.apache.parquet.column.statistics.Statistics;

/** A required column of measurements, as they are: a dictionary of them would be in vain. */
public final class DoubleColumn extends LeafColumn {
  private byte[] page = new byte[1 << 10];
  private int size;

  DoubleColumn(ColumnDescriptor descriptor) {
    super(descriptor);
  }

  /** Adds {@code values[from .. to)}. */
  public void add(double[] values, int from, int to) {
    int length = Double.BYTES * (to - from);
    if (page.length - size < length) {
      page = Arrays.copyOf(page, Math.max(2 * page.length, size + length));
    }
    ByteBuffer.wrap(page, size, length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer()
        .put(values, from, to - from);
    size += length;
    Statistics<?> statistics = statistics();
    for (int i = from; i < to; i++) {
      statistics.updateStats(values[i]);
    }
  }

  @Override
  void writePage(PageWriter out, int rows) throws IOException {
    out.writePage(
        BytesInput.from(page, 0, size),
        rows,
        rows,
        statistics(),
        Encoding.BIT_PACKED,
        Encoding.BIT_PACKED,
        Encoding.PLAIN);
    size = 0;
  }

  @Override
  long bytes() {
    return size;
  }
}
