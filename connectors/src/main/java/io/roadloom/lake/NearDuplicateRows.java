package io.roadloom.lake;

import io.roadloom.lake.DatasetSource.Drive;
import io.roadloom.model.row.NotKept;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Writes rows of {@code dedup_decision}: images whose samples a dataset left out since others show
 * nearly the same. Where their bytes lie is looked up in {@code sample_data}. Not thread-safe.
 */
public final class NearDuplicateRows {
  private static final String REASON = "near_duplicate";
  private static final List<String> COLUMNS =
      List.of(
          "drive_id",
          "revision",
          "channel",
          "timestamp_ns",
          "residual_ns",
          "is_key_frame",
          "recording_id",
          "payload_uri",
          "chunk_offset",
          "payload_offset",
          "payload_length",
          "sha256");

  private final Table sampleData;
  private final TableWriters writers;
  private final List<DataFile> finished = new ArrayList<>();

  /** The image of a channel at a keyframe. */
  public record Image(long sampleNs, String channel) {}

  /** Why it is left out. */
  public record Why(String expected, String found) {}

  /**
   * Makes a writer.
   *
   * @param sources of {@link DatasetSource#tables}
   * @param decisions the table {@code dedup_decision}
   * @param operation part of file names; unique to this instance
   */
  public NearDuplicateRows(Map<String, Table> sources, Table decisions, String operation) {
    this.sampleData = sources.get("sample_data");
    this.writers = new TableWriters(Map.of(Tables.DEDUP_DECISION.name(), decisions), 0, operation);
  }

  /** Writes those of a drive. */
  public void write(Drive drive, String region, Map<Image, Why> images) throws IOException {
    RowScope scope = new RowScope(drive.drive(), region, drive.revision());
    TableWriter<NotKept> writer = writers.writer(Tables.DEDUP_DECISION, scope);
    try (CloseableIterable<RowData> rows =
        DriveRead.rows(sampleData, drive, "sample_data", COLUMNS)) {
      for (RowData row : rows) {
        if (row.getBoolean(5) && !row.isNullAt(4)) {
          long sampleNs = row.getLong(3) - row.getLong(4);
          Why why = images.get(new Image(sampleNs, row.getString(2).toString()));
          if (why != null) {
            writer.write(row(drive, row, why), 0);
          }
        }
      }
    }
    finished.addAll(writer.flush());
  }

  private static NotKept row(Drive drive, RowData row, Why why) {
    long from = row.getLong(9);
    return new NotKept(
        NotKept.Table.DEDUP_DECISION,
        drive.drive(),
        row.getString(6).toString(),
        row.getString(7).toString(),
        row.getString(2).toString(),
        row.getLong(3),
        row.isNullAt(8) ? null : Long.valueOf(row.getLong(8)),
        from,
        from + row.getInt(10),
        row.getString(11).toString(),
        REASON,
        why.expected(),
        why.found());
  }

  /** All files that were written; nobody knows them yet. */
  public List<DataFile> files() {
    return List.copyOf(finished);
  }
}
