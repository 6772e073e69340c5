package io.roadloom.lake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;

/**
 * One open file a table and partition, whatever drives the rows are of: how many files a checkpoint
 * makes does not grow with the drives. Not thread-safe.
 */
final class SharedFiles {
  private final TableWriters writers;
  private final Map<String, PartitionOf> partitions = new HashMap<>();
  private final Map<String, Map<PartitionKey, TableWriter<?>>> open = new HashMap<>();
  private int cut;

  /**
   * @param tables by name
   */
  SharedFiles(Map<String, Table> tables, TableWriters writers) {
    this.writers = writers;
    tables.forEach((name, table) -> partitions.put(name, new PartitionOf(table)));
  }

  /** The part of a drive in them. */
  DriveOutputs of(RowScope scope) {
    return new Share(scope);
  }

  /** Ends all files, and hands over those that have not been handed over, by table. */
  Map<String, List<DataFile>> flush() {
    Map<String, List<DataFile>> files = new HashMap<>();
    open.forEach(
        (table, byPartition) -> {
          List<DataFile> flushed = new ArrayList<>();
          byPartition.values().forEach(writer -> flushed.addAll(writer.flush()));
          if (!flushed.isEmpty()) {
            files.put(table, flushed);
          }
        });
    // Partitions of days past must not pile up.
    open.clear();
    cut++;
    return files;
  }

  /** Gives up what has not been handed over, and deletes it. */
  void abort() {
    open.values().forEach(byPartition -> byPartition.values().forEach(TableWriter::abort));
    open.clear();
  }

  @SuppressWarnings("unchecked") // A table's writers are made of the table itself.
  private <R> TableWriter<R> writer(TableDef<R> table, RowScope scope, long day) {
    PartitionKey partition = partitions.get(table.name()).key(scope, day);
    return (TableWriter<R>)
        open.computeIfAbsent(table.name(), name -> new HashMap<>())
            .computeIfAbsent(partition, key -> writers.writer(table, scope));
  }

  private final class Share implements DriveOutputs {
    private final RowScope scope;

    Share(RowScope scope) {
      this.scope = scope;
    }

    @Override
    public <R> RowOutput<R> of(TableDef<R> table) {
      return new Rows<>(table, scope);
    }

    @Override
    public Map<String, List<DataFile>> takeFiles() {
      return Map.of();
    }

    @Override
    public void abort() {
      // No file is this drive's alone.
    }
  }

  /** Rows of one drive come in runs of one day: the partition is looked up when it changes. */
  private final class Rows<R> implements RowOutput<R> {
    private final TableDef<R> table;
    private final RowScope scope;
    private TableWriter<R> writer;
    private long writerDay;
    private int writerCut;

    Rows(TableDef<R> table, RowScope scope) {
      this.table = table;
      this.scope = scope;
    }

    @Override
    public void write(R row, long timestampNs) {
      long day = table.layout() == TableDef.Layout.DAY_AND_DRIVE ? PartitionOf.day(timestampNs) : 0;
      if (writer == null || writerDay != day || writerCut != cut) {
        writer = writer(table, scope, day);
        writerDay = day;
        writerCut = cut;
      }
      writer.scope(scope);
      writer.write(row, timestampNs);
    }

    private TableWriter<R> writer(TableDef<R> table, RowScope scope, long day) {
      return SharedFiles.this.writer(table, scope, day);
    }
  }
}
