package io.roadloom.lake;

import io.roadloom.lake.column.ColumnFile;
import java.io.IOException;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.util.PropertyUtil;

/** A data file of a table, with the columns that this code knows. */
final class ColumnDataFile {
  private final Table table;
  private final String location;
  private final PartitionKey partition;
  private final ColumnFile columns;

  /**
   * @param partition null in a table without
   */
  ColumnDataFile(TableDef<?> def, Table table, EncryptedOutputFile out, PartitionKey partition)
      throws IOException {
    this.table = table;
    this.partition = partition;
    this.location = out.encryptingOutputFile().location();
    this.columns =
        new ColumnFile(
            out.encryptingOutputFile(),
            def.columnsOf(table),
            setting(table, TableProperties.PARQUET_COMPRESSION_LEVEL, def.zstdLevel()),
            setting(table, TableProperties.PARQUET_ROW_GROUP_SIZE_BYTES, TableDef.ROW_GROUP_BYTES));
  }

  private static int setting(Table table, String name, int unset) {
    return PropertyUtil.propertyAsInt(table.properties(), name, unset);
  }

  ColumnFile columns() {
    return columns;
  }

  /** Of the file as it was closed. */
  DataFile dataFile() {
    return DataFiles.builder(table.spec())
        .withFormat(FileFormat.PARQUET)
        .withPath(location)
        .withPartition(partition)
        .withFileSizeInBytes(columns.length())
        .withMetrics(columns.metrics(MetricsConfig.forTable(table)))
        .withSplitOffsets(columns.splitOffsets())
        .build();
  }
}
