package io.roadloom.lake.column;

import java.io.IOException;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.page.PageWriter;
import org.apache.iceberg.shaded.org.apache.parquet.column.statistics.Statistics;

/** One column of a file: the page that is being filled. */
abstract class LeafColumn {
  private final ColumnDescriptor descriptor;
  private Statistics<?> statistics;

  LeafColumn(ColumnDescriptor descriptor) {
    this.descriptor = descriptor;
    this.statistics = Statistics.createStats(descriptor.getPrimitiveType());
  }

  final ColumnDescriptor descriptor() {
    return descriptor;
  }

  /** Of the page. */
  final Statistics<?> statistics() {
    return statistics;
  }

  /** Writes the page, of so many rows, and starts the next one. */
  final void endPage(PageWriter out, int rows) throws IOException {
    writePage(out, rows);
    statistics = Statistics.createStats(descriptor.getPrimitiveType());
  }

  abstract void writePage(PageWriter out, int rows) throws IOException;

  /** Writes what pages of a row group share. */
  void endGroup(PageWriter out) throws IOException {}

  /** About how many bytes the page takes so far. */
  abstract long bytes();
}
