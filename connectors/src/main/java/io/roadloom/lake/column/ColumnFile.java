package io.roadloom.lake.column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.ParquetProperties;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;

/**
 * A Parquet file as Iceberg writes it, but column by column. The caller takes a column object for
 * each column of the schema, adds as many values to each, and then says how many rows that were.
 * Not thread-safe.
 */
public final class ColumnFile {
  /** Parquet's own limit, up to which column indexes can tell pages apart. */
  public static final int PAGE_ROWS = 20_000;

  /** Of one column: a live pipeline has a few files open for each bucket of drives. */
  private static final long PAGE_BYTES = 1 << 18;

  /** So many rows before it is worth a look how large a page is. */
  private static final int ROWS_PER_LOOK = 512;

  private static final String SCHEMA_KEY = "iceberg.schema";
  private static final int NO_PADDING = 0;
  private final Schema schema;
  private final MessageType type;
  private final long groupBytes;
  private final ParquetProperties properties = ParquetProperties.builder().build();
  private final ZstdPages pages;
  private final ParquetFileWriter file;
  private final List<LeafColumn> columns = new ArrayList<>();
  private ColumnChunkPageWriteStore group;
  private int pageRows;
  private long groupRows;

  /**
   * Opens a file, in place of what lies there.
   *
   * @param zstdLevel of its pages
   * @param groupBytes compressed bytes after which a row group ends
   */
  public ColumnFile(OutputFile out, Schema schema, int zstdLevel, long groupBytes)
      throws IOException {
    this.schema = schema;
    this.type = ParquetSchemaUtil.convert(schema, "table");
    this.groupBytes = groupBytes;
    this.pages = new ZstdPages(zstdLevel);
    this.file =
        new ParquetFileWriter(
            new ParquetOutput(out),
            type,
            ParquetFileWriter.Mode.OVERWRITE,
            groupBytes,
            NO_PADDING,
            null,
            properties);
    file.start();
    startGroup();
  }

  /** A required column of texts in runs. */
  public RunColumn<String> texts(String name) {
    return add(RunColumn.ofTexts(descriptor(name)));
  }

  /** A required column of numbers in runs. */
  public RunColumn<Integer> integers(String name) {
    return add(RunColumn.ofIntegers(descriptor(name)));
  }

  public LongColumn longs(String name) {
    return add(new LongColumn(descriptor(name)));
  }

  public NumberColumn doubles(String name) {
    return add(new NumberColumn(descriptor(name)));
  }

  public TextColumn optionalTexts(String name) {
    return add(new TextColumn(descriptor(name)));
  }

  /**
   * All leaves of a column whose values come one by one: one, or a map's keys and values.
   *
   * @param name of the column, at the top
   */
  public List<LeafColumn> leaves(String name) {
    return type.getColumns().stream()
        .filter(leaf -> leaf.getPath()[0].equals(name))
        .map(leaf -> add(leaf(leaf)))
        .toList();
  }

  private static LeafColumn leaf(ColumnDescriptor descriptor) {
    return switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
      case INT32, INT64, DOUBLE -> new NumberColumn(descriptor);
      case BOOLEAN -> new FlagColumn(descriptor);
      case BINARY -> new TextColumn(descriptor);
      default -> throw new IllegalArgumentException("no table has a column " + descriptor);
    };
  }

  private ColumnDescriptor descriptor(String name) {
    return type.getColumnDescription(new String[] {name});
  }

  private <C extends LeafColumn> C add(C column) {
    columns.add(column);
    return column;
  }

  /** Takes the values that every column has got since the last call as so many rows. */
  public void endRows(int rows) throws IOException {
    pageRows += rows;
    if (pageRows >= PAGE_ROWS || (pageRows % ROWS_PER_LOOK == 0 && largestPage() >= PAGE_BYTES)) {
      endPage();
      if (groupMemory() >= groupBytes) {
        endGroup();
        startGroup();
      }
    }
  }

  private long largestPage() {
    long largest = 0;
    for (LeafColumn column : columns) {
      largest = Math.max(largest, column.bytes());
    }
    return largest;
  }

  private void endPage() throws IOException {
    for (LeafColumn column : columns) {
      column.endPage(group.getPageWriter(column.descriptor()), pageRows);
    }
    groupRows += pageRows;
    pageRows = 0;
  }

  private void startGroup() {
    group =
        new ColumnChunkPageWriteStore(
            pages,
            type,
            properties.getAllocator(),
            properties.getColumnIndexTruncateLength(),
            properties.getPageWriteChecksumEnabled());
  }

  private void endGroup() throws IOException {
    if (pageRows > 0) {
      endPage();
    }
    if (groupRows > 0) {
      for (LeafColumn column : columns) {
        column.endGroup(group.getPageWriter(column.descriptor()));
      }
      file.startBlock(groupRows);
      group.flushToFileWriter(file);
      file.endBlock();
      groupRows = 0;
    }
    group.close();
  }

  private long pageBytes() {
    long bytes = 0;
    for (LeafColumn column : columns) {
      bytes += column.bytes();
    }
    return bytes;
  }

  private long groupMemory() {
    long bytes = 0;
    for (LeafColumn column : columns) {
      bytes += group.getPageWriter(column.descriptor()).getMemSize();
    }
    return bytes;
  }

  /** Bytes of the file; while it is open, about. */
  public long length() {
    try {
      return file.getPos() + (groupRows > 0 ? groupMemory() : 0) + (pageRows > 0 ? pageBytes() : 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Completes the file. */
  public void close() throws IOException {
    try {
      endGroup();
      file.end(Map.of(SCHEMA_KEY, SchemaParser.toJson(schema)));
    } finally {
      pages.release();
    }
  }

  /** Of a complete file. */
  public Metrics metrics(MetricsConfig config) {
    return ParquetUtil.footerMetrics(file.getFooter(), Stream.empty(), config);
  }

  /** Where row groups of a complete file start. */
  public List<Long> splitOffsets() {
    return ParquetUtil.getSplitOffsets(file.getFooter());
  }
}
