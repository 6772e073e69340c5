package io.roadloom.lake;

import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.OutputFileFactory;

/** Makes writers of tables; names of files never meet, whoever else writes. */
final class TableWriters {
  private final Map<String, Table> tables;
  private final int subtask;
  private final String operation;
  private final Map<String, OutputFileFactory> files = new HashMap<>();

  /**
   * @param tables by name
   * @param operation part of file names; unique to this instance
   */
  TableWriters(Map<String, Table> tables, int subtask, String operation) {
    this.tables = tables;
    this.subtask = subtask;
    this.operation = operation;
  }

  <R> TableWriter<R> writer(TableDef<R> def, RowScope scope) {
    TableWriter<R> writer = new TableWriter<>(def, tables.get(def.name()), files(def));
    writer.scope(scope);
    return writer;
  }

  /** Of rows that are all in one partition, and have no scope. */
  <R> TableWriter<R> writer(TableDef<R> def, PartitionKey partition) {
    return new TableWriter<>(def, tables.get(def.name()), files(def), partition);
  }

  private OutputFileFactory files(TableDef<?> def) {
    return files.computeIfAbsent(
        def.name(),
        name ->
            OutputFileFactory.builderFor(tables.get(name), subtask, 0)
                .operationId(operation)
                .format(FileFormat.PARQUET)
                .build());
  }
}
