package io.roadloom.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;

/**
 * A data file that holds rows of a drive.
 *
 * @param file with its column statistics
 * @param rows of the drive
 * @param alone whether it holds nothing else
 */
record HeldFile(DataFile file, long rows, boolean alone) {
  static final String DRIVE = "drive_id";

  /** Those of a snapshot. */
  static List<HeldFile> of(Table table, Snapshot snapshot, String driveId) throws IOException {
    List<HeldFile> held = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table
            .newScan()
            .useSnapshot(snapshot.snapshotId())
            .filter(Expressions.equal(DRIVE, driveId))
            .ignoreResiduals()
            .includeColumnStats()
            .planFiles()) {
      for (FileScanTask task : tasks) {
        HeldFile file = of(table, task.file(), driveId);
        if (file.rows > 0) {
          held.add(file);
        }
      }
    }
    return held;
  }

  private static HeldFile of(Table table, DataFile file, String driveId) throws IOException {
    int column = table.schema().findField(DRIVE).fieldId();
    // Bounds of names are whole, not cut: where they meet, the file is one drive's.
    boolean alone =
        driveId.equals(text(file.lowerBounds().get(column)))
            && driveId.equals(text(file.upperBounds().get(column)));
    long rows = alone ? file.recordCount() : count(table, file.location(), driveId);
    return new HeldFile(file, rows, rows == file.recordCount());
  }

  private static String text(ByteBuffer bound) {
    CharSequence text =
        bound == null ? null : Conversions.fromByteBuffer(Types.StringType.get(), bound);
    return text == null ? null : text.toString();
  }

  /** How many rows of the drive a file holds; reads one column of it. */
  static long count(Table table, String location, String driveId) throws IOException {
    Schema column = table.schema().select(DRIVE);
    long count = 0;
    try (CloseableIterable<Record> rows =
        Parquet.read(table.io().newInputFile(location))
            .project(column)
            .createReaderFunc(type -> GenericParquetReaders.buildReader(column, type))
            .reuseContainers()
            .build()) {
      for (Record row : rows) {
        count += driveId.equals(row.getField(DRIVE)) ? 1 : 0;
      }
    }
    return count;
  }
}
