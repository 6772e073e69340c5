package io.roadloom.lake.column;

import java.io.IOException;
import org.apache.iceberg.shaded.org.apache.parquet.bytes.BytesInput;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.Encoding;
import org.apache.iceberg.shaded.org.apache.parquet.column.page.PageWriter;
import org.apache.iceberg.shaded.org.apache.parquet.column.statistics.Statistics;

/**
 * One column of a file: the page that is being filled. A column takes values of its own type, one
 * by one with the level that they repeat at, or as its class says.
 */
public abstract class LeafColumn {
  private final ColumnDescriptor descriptor;
  private final Levels repetitions;
  private final Levels definitions;
  private Statistics<?> statistics;
  private int entries;

  LeafColumn(ColumnDescriptor descriptor) {
    this.descriptor = descriptor;
    this.repetitions = new Levels(descriptor.getMaxRepetitionLevel());
    this.definitions = new Levels(descriptor.getMaxDefinitionLevel());
    this.statistics = Statistics.createStats(descriptor.getPrimitiveType());
  }

  final ColumnDescriptor descriptor() {
    return descriptor;
  }

  /** Level of a value that is there. */
  public final int defined() {
    return descriptor.getMaxDefinitionLevel();
  }

  /** Of the page. */
  final Statistics<?> statistics() {
    return statistics;
  }

  /** Adds a null, or an empty list: as its level says, which is below {@link #defined}. */
  public final void writeNull(int definition) {
    absent(definition, 1);
  }

  final void absent(int definition, int times) {
    entries += times;
    repetitions.add(0, times);
    definitions.add(definition, times);
    statistics.incrementNumNulls(times);
  }

  /** Notes {@code times} values that are there. */
  final void present(int repetition, int times) {
    entries += times;
    repetitions.add(repetition, times);
    definitions.add(defined(), times);
  }

  public void write(boolean value, int repetition) {
    throw otherType();
  }

  public void write(int value, int repetition) {
    throw otherType();
  }

  public void write(long value, int repetition) {
    throw otherType();
  }

  public void write(double value, int repetition) {
    throw otherType();
  }

  public void write(String value, int repetition) {
    throw otherType();
  }

  private IllegalStateException otherType() {
    return new IllegalStateException("a column " + descriptor + " has values of another type");
  }

  /** Writes the page, of so many rows, and starts the next one. */
  final void endPage(PageWriter out, int rows) throws IOException {
    // In this order: to take values is to note in the statistics what they are.
    Encoding encoding = encoding();
    BytesInput values = values();
    out.writePage(
        BytesInput.concat(repetitions.take(), definitions.take(), values),
        entries,
        rows,
        statistics,
        repetitions.encoding(),
        definitions.encoding(),
        encoding);
    clear();
    entries = 0;
    statistics = Statistics.createStats(descriptor.getPrimitiveType());
  }

  /** Of the page's values. */
  abstract Encoding encoding();

  /** Those of the page that are there, encoded. */
  abstract BytesInput values() throws IOException;

  /** Forgets the page's values, and what the last call of {@link #values} gave. */
  abstract void clear();

  /** Writes what pages of a row group share. */
  void endGroup(PageWriter out) throws IOException {}

  /** About how many bytes the page takes so far. */
  final long bytes() {
    return repetitions.bytes() + definitions.bytes() + valueBytes();
  }

  abstract long valueBytes();
}
