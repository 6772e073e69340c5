package io.roadloom.lake;

import java.util.List;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.flink.data.FlinkParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;

/** Reads rows of one drive and revision from files that may hold others too. */
final class DriveRead {
  private DriveRead() {}

  /** The columns of a table in the order given. */
  static Schema schema(Table table, List<String> columns) {
    return new Schema(columns.stream().map(table.schema()::findField).toList());
  }

  /**
   * Its rows, file by file.
   *
   * @param columns with drive_id and revision among them
   */
  static CloseableIterable<RowData> rows(
      Table table, DatasetSource.Drive drive, String name, List<String> columns) {
    Schema schema = schema(table, columns);
    StringData id = StringData.fromString(drive.drive().driveId());
    int driveId = columns.indexOf("drive_id");
    int revision = columns.indexOf("revision");
    List<CloseableIterable<RowData>> files =
        drive.files().getOrDefault(name, List.of()).stream()
            .map(location -> file(table, schema, location, drive))
            .toList();
    return CloseableIterable.filter(
        CloseableIterable.concat(files),
        row -> row.getInt(revision) == drive.revision() && row.getString(driveId).equals(id));
  }

  private static CloseableIterable<RowData> file(
      Table table, Schema schema, String location, DatasetSource.Drive drive) {
    return Parquet.read(table.io().newInputFile(location))
        .project(schema)
        .filter(
            Expressions.and(
                Expressions.equal("drive_id", drive.drive().driveId()),
                Expressions.equal("revision", drive.revision())))
        .createReaderFunc(type -> FlinkParquetReaders.buildReader(schema, type))
        .build();
  }
}
