package io.roadloom.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;

/**
 * Which drive and revision each data file holds, read from the table's metadata alone: a file holds
 * rows of one drive and one revision, so the bounds of these columns are their values.
 */
record FileRevision(DataFile file, String driveId, int revision) {
  static List<FileRevision> of(Table table) throws IOException {
    List<FileRevision> found = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().includeColumnStats(List.of("drive_id", "revision")).planFiles()) {
      for (FileScanTask task : tasks) {
        Map<Integer, ByteBuffer> bounds = task.file().lowerBounds();
        found.add(new FileRevision(task.file(), driveId(table, bounds), revision(table, bounds)));
      }
    }
    return found;
  }

  private static String driveId(Table table, Map<Integer, ByteBuffer> bounds) {
    CharSequence value =
        Conversions.fromByteBuffer(
            Types.StringType.get(), bounds.get(table.schema().findField("drive_id").fieldId()));
    return value.toString();
  }

  private static int revision(Table table, Map<Integer, ByteBuffer> bounds) {
    Integer value =
        Conversions.fromByteBuffer(
            Types.IntegerType.get(), bounds.get(table.schema().findField("revision").fieldId()));
    return value;
  }
}
