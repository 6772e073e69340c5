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
import org.apache.iceberg.io.OutputFileFactory;

/**
 * Writes rows of one table into files: a new one where the day changes in a table partitioned by
 * it, and where a file has grown to its target size. Not thread-safe.
 *
 * @param <R> what a row is
 */
final class TableWriter<R> implements RowOutput<R> {
  private static final long TARGET_BYTES = 128L << 20;

  private final TableDef<R> def;
  private final Table table;
  private final OutputFileFactory files;
  private final PartitionOf partitionOf;
  private final @Nullable PartitionKey partition;
  private final List<DataFile> finished = new ArrayList<>();
  private OpenFile<R> open;
  private String openLocation;
  private RowScope scope;
  private long openDay;
  private int writes;

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
    if (open != null) {
      open.scope(scope);
    }
  }

  @Override
  public void write(R row, long timestampNs) {
    long day = def.layout() == TableDef.Layout.DAY_AND_DRIVE ? PartitionOf.day(timestampNs) : 0;
    if (open == null || day != openDay || full()) {
      finish();
      start(day);
    }
    try {
      open.write(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    writes++;
  }

  private boolean full() {
    return writes % open.writesPerLook() == 0 && writes > 0 && open.length() >= TARGET_BYTES;
  }

  private void start(long day) {
    try {
      PartitionKey key = key(day);
      EncryptedOutputFile file = key == null ? files.newOutputFile() : files.newOutputFile(key);
      openLocation = file.encryptingOutputFile().location();
      open = open(file, key);
      open.scope(scope);
      openDay = day;
      writes = 0;
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

  @SuppressWarnings("unchecked") // What a row of signal is, its table says.
  private OpenFile<R> open(EncryptedOutputFile file, PartitionKey key) throws IOException {
    return def == Tables.SIGNAL
        ? (OpenFile<R>) new SignalFile(Tables.SIGNAL, table, file, key)
        : new RowFile<>(def, table, file, key);
  }

  private void finish() {
    if (open == null) {
      return;
    }
    try {
      open.close();
      finished.add(open.dataFile());
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
