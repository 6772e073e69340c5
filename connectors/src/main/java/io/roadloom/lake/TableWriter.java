package io.roadloom.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;

/**
 * Writes rows of one table into files: a new one where the day changes in a table partitioned by
 * it, and where a file has grown to its target size. Not thread-safe.
 *
 * @param <R> what a row is
 */
final class TableWriter<R> implements RowOutput<R> {
  private static final long TARGET_BYTES = 128L << 20;
  private static final int ROWS_PER_SIZE_CHECK = 1024;

  private final TableDef<R> def;
  private final Table table;
  private final OutputFileFactory files;
  private final PartitionOf partitionOf;
  private final @Nullable PartitionKey partition;
  private final List<DataFile> finished = new ArrayList<>();
  private ParquetRowWriter<R> rows;
  private DataWriter<R> open;
  private String openLocation;
  private RowScope scope;
  private long openDay;
  private int rowsInFile;

  TableWriter(TableDef<R> def, Table table, OutputFileFactory files) {
    this(def, table, files, null);
  }

  /**
   * @param partition of all rows; null where it follows from their scope and day
   */
  TableWriter(
      TableDef<R> def, Table table, OutputFileFactory files, @Nullable PartitionKey partition) {
    this.partition = partition;
    this.def = def;
    this.table = table;
    this.files = files;
    this.partitionOf = new PartitionOf(table);
  }

  /**
   * What the rows that follow are of. While a file is open, all of its rows are of one partition.
   */
  void scope(RowScope scope) {
    this.scope = scope;
    if (rows != null) {
      rows.scope(scope);
    }
  }

  @Override
  public void write(R row, long timestampNs) {
    long day = def.layout() == TableDef.Layout.DAY_AND_DRIVE ? PartitionOf.day(timestampNs) : 0;
    if (open == null || day != openDay || full()) {
      finish();
      start(day);
    }
    open.write(row);
    rowsInFile++;
  }

  private boolean full() {
    return rowsInFile % ROWS_PER_SIZE_CHECK == 0 && rowsInFile > 0 && open.length() >= TARGET_BYTES;
  }

  private void start(long day) {
    try {
      PartitionKey key = key(day);
      EncryptedOutputFile file = key == null ? files.newOutputFile() : files.newOutputFile(key);
      openLocation = file.encryptingOutputFile().location();
      open =
          Parquet.writeData(file.encryptingOutputFile())
              .forTable(table)
              .schema(table.schema().select(names()))
              .createWriterFunc(
                  type -> {
                    rows = new ParquetRowWriter<>(def, type);
                    rows.scope(scope);
                    return rows;
                  })
              .withPartition(key)
              .overwrite()
              .build();
      openDay = day;
      rowsInFile = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nullable
  private PartitionKey key(long day) {
    if (partition != null || def.layout() == TableDef.Layout.NONE) {
      return partition;
    }
    return partitionOf.key(scope, day);
  }

  private List<String> names() {
    return def.schema().columns().stream().map(field -> field.name()).toList();
  }

  private void finish() {
    if (open == null) {
      return;
    }
    try {
      open.close();
      finished.add(open.toDataFile());
      open = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the open file and hands over all that are complete and have not been handed over. */
  List<DataFile> flush() {
    finish();
    List<DataFile> flushed = List.copyOf(finished);
    finished.clear();
    return flushed;
  }

  /** Gives up what has not been handed over, and deletes it. */
  void abort() {
    List<String> locations = new ArrayList<>(finished.stream().map(DataFile::location).toList());
    finished.clear();
    try {
      if (open != null) {
        locations.add(openLocation);
        open.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open = null;
      locations.forEach(table.io()::deleteFile);
    }
  }
}
