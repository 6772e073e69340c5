package io.roadloom.lake;

import io.roadloom.dataset.similar.NearDuplicate;
import io.roadloom.dataset.similar.NearDuplicates;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Token;
import io.roadloom.model.row.NotKept;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;

/**
 * Rows of {@code dedup_decision} for the samples that a dataset drops as near-duplicates: one of
 * each of their images. They belong to the revision of the drive that the image is of, count for
 * nothing in its digest, and go with it.
 */
public final class NearDuplicateRows {
  /** The columns of {@code sample_data} that rows must have; those of its scope besides. */
  public static final List<String> COLUMNS =
      List.of(
          "vehicle_id",
          "drive_id",
          "region",
          "revision",
          "sample_token",
          "recording_id",
          "channel",
          "timestamp_ns",
          "is_key_frame",
          "payload_uri",
          "chunk_offset",
          "payload_offset",
          "payload_length",
          "sha256");

  static final String REASON = "near_duplicate";

  private final Table table;
  private final TableWriters writers;
  private final String dataset;
  private final int maxDistance;
  private final List<DataFile> files = new ArrayList<>();
  private TableWriter<NotKept> writer;
  private RowScope open;
  private long rows;

  private NearDuplicateRows(Table table, String unit, String dataset, int maxDistance) {
    this.table = table;
    this.writers =
        new TableWriters(
            Map.of(Tables.DEDUP_DECISION.name(), table), 0, unit + "-" + UUID.randomUUID());
    this.dataset = dataset;
    this.maxDistance = maxDistance;
  }

  /**
   * Writes and appends the rows of a version of a dataset, unless the table has them.
   *
   * @param specHash of the spec that the version is built by: another one makes other decisions
   * @param maxDistance bits that near-duplicates may differ in
   * @param sampleData rows with {@link #COLUMNS}, those of a drive one after the other; others than
   *     images of dropped samples are passed over
   * @return how many rows were appended; 0 where the table has them
   */
  public static long append(
      Lake lake,
      String dataset,
      int version,
      String specHash,
      int maxDistance,
      NearDuplicates found,
      Iterable<Record> sampleData) {
    String id = dataset + "@" + version;
    String unit = Token.of(Token.text(REASON), Token.text(id), Token.text(specHash));
    TableAppends appends = TableAppends.of(lake, unit, id);
    Table table = lake.table(Tables.DEDUP_DECISION.name());
    if (appends.done(table)) {
      return 0;
    }
    NearDuplicateRows rows = new NearDuplicateRows(table, unit, id, maxDistance);
    boolean written = false;
    try {
      sampleData.forEach(row -> rows.add(row, found));
      rows.finish();
      appends.append(Tables.DEDUP_DECISION, rows.files);
      written = true;
    } finally {
      if (!written) {
        rows.discard();
      }
    }
    return rows.rows;
  }

  private void add(Record row, NearDuplicates found) {
    String sample = (String) row.getField("sample_token");
    if (sample == null || !(Boolean) row.getField("is_key_frame")) {
      return;
    }
    NearDuplicate reason = found.reason(sample, text(row, "channel"));
    if (reason == null) {
      return;
    }
    RowScope scope =
        new RowScope(
            new DriveKey(text(row, "vehicle_id"), text(row, "drive_id")),
            text(row, "region"),
            (Integer) row.getField("revision"));
    if (!scope.equals(open)) {
      // A file holds rows of one drive and revision.
      finish();
      writer = writers.writer(Tables.DEDUP_DECISION, scope);
      open = scope;
    }
    writer.write(notKept(row, scope.drive(), sample, reason), number(row, "timestamp_ns"));
    rows++;
  }

  private NotKept notKept(Record row, DriveKey drive, String sample, NearDuplicate reason) {
    long offset = number(row, "payload_offset");
    return new NotKept(
        NotKept.Table.DEDUP_DECISION,
        drive,
        text(row, "recording_id"),
        text(row, "payload_uri"),
        text(row, "channel"),
        number(row, "timestamp_ns"),
        (Long) row.getField("chunk_offset"),
        offset,
        offset + (Integer) row.getField("payload_length"),
        text(row, "sha256"),
        REASON,
        "%s: sample %s more than %d bits from sample %s"
            .formatted(dataset, sample, maxDistance, reason.keptSample()),
        "distance " + reason.distance());
  }

  private void finish() {
    if (writer != null) {
      files.addAll(writer.flush());
    }
  }

  private void discard() {
    if (writer != null) {
      writer.abort();
    }
    files.stream().map(DataFile::location).forEach(table.io()::deleteFile);
  }

  private static String text(Record row, String column) {
    return (String) row.getField(column);
  }

  private static long number(Record row, String column) {
    return (Long) row.getField(column);
  }
}
