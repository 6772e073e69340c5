package io.roadloom.lake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;

/** Files that hold rows of one drive only: superseded, they are dropped by metadata alone. */
final class DriveFiles implements DriveOutputs {
  private final TableWriters writers;
  private final RowScope scope;
  private final Map<String, TableWriter<?>> open = new HashMap<>();

  DriveFiles(TableWriters writers, RowScope scope) {
    this.writers = writers;
    this.scope = scope;
  }

  @Override
  public <R> RowOutput<R> of(TableDef<R> table) {
    TableWriter<R> writer = writers.writer(table, scope);
    open.put(table.name(), writer);
    return writer;
  }

  @Override
  public Map<String, List<DataFile>> takeFiles() {
    Map<String, List<DataFile>> files = new HashMap<>();
    open.forEach(
        (table, writer) -> {
          List<DataFile> flushed = writer.flush();
          if (!flushed.isEmpty()) {
            files.put(table, flushed);
          }
        });
    return files;
  }

  @Override
  public void abort() {
    open.values().forEach(TableWriter::abort);
  }
}
