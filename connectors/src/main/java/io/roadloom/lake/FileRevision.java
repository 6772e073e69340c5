package io.roadloom.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;

/**
 * Which drive and revision a data file holds, read from the table's metadata alone: the bounds of
 * these columns. A file of a backfill holds one of each, so that these are their values; one of a
 * live pipeline may hold several.
 *
 * @param driveId the smallest
 * @param lastDriveId the largest
 * @param revision the smallest
 * @param lastRevision the largest
 */
record FileRevision(
    DataFile file, String driveId, String lastDriveId, int revision, int lastRevision) {
  private static final String DRIVE = "drive_id";
  private static final String REVISION = "revision";

  /** A revision of a drive. */
  record Of(String driveId, int revision) {}

  static List<FileRevision> of(Table table) throws IOException {
    return of(table, table.newScan());
  }

  /** Of a snapshot. */
  static List<FileRevision> of(Table table, long snapshotId) throws IOException {
    return of(table, table.newScan().useSnapshot(snapshotId));
  }

  private static List<FileRevision> of(Table table, TableScan scan) throws IOException {
    List<FileRevision> found = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        scan.includeColumnStats(List.of(DRIVE, REVISION)).planFiles()) {
      for (FileScanTask task : tasks) {
        Map<Integer, ByteBuffer> lower = task.file().lowerBounds();
        Map<Integer, ByteBuffer> upper = task.file().upperBounds();
        found.add(
            new FileRevision(
                task.file(),
                driveId(table, lower),
                driveId(table, upper),
                revision(table, lower),
                revision(table, upper)));
      }
    }
    return found;
  }

  private static String driveId(Table table, Map<Integer, ByteBuffer> bounds) {
    CharSequence value =
        Conversions.fromByteBuffer(
            Types.StringType.get(), bounds.get(table.schema().findField(DRIVE).fieldId()));
    return value.toString();
  }

  private static int revision(Table table, Map<Integer, ByteBuffer> bounds) {
    Integer value =
        Conversions.fromByteBuffer(
            Types.IntegerType.get(), bounds.get(table.schema().findField(REVISION).fieldId()));
    return value;
  }

  /** Whether it holds rows of several drives or revisions. */
  boolean shared() {
    return !driveId.equals(lastDriveId) || revision != lastRevision;
  }

  /** All that it holds rows of; of a shared file, two columns are read. */
  Set<Of> held(Table table) throws IOException {
    if (!shared()) {
      return Set.of(new Of(driveId, revision));
    }
    Schema columns = table.schema().select(DRIVE, REVISION);
    Set<Of> held = new HashSet<>();
    try (CloseableIterable<Record> rows =
        Parquet.read(table.io().newInputFile(file.location()))
            .project(columns)
            .createReaderFunc(type -> GenericParquetReaders.buildReader(columns, type))
            .reuseContainers()
            .build()) {
      for (Record row : rows) {
        held.add(new Of((String) row.getField(DRIVE), (Integer) row.getField(REVISION)));
      }
    }
    return held;
  }
}
