package io.roadloom.lake;

import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.row.RecordingRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Reads the small tables that say what is current. */
final class RevisionReads {
  private static final String QUARANTINED = Words.lower(RecordingRow.Status.QUARANTINED);

  private RevisionReads() {}

  /** The newest revision of each drive, by drive id. */
  static Map<String, CurrentRevision> current(Table driveRevision) throws IOException {
    return current(IcebergGenerics.read(driveRevision));
  }

  /** The same as of a snapshot. */
  static Map<String, CurrentRevision> current(Table driveRevision, long snapshotId)
      throws IOException {
    return current(IcebergGenerics.read(driveRevision).useSnapshot(snapshotId));
  }

  private static Map<String, CurrentRevision> current(IcebergGenerics.ScanBuilder driveRevision)
      throws IOException {
    Map<String, CurrentRevision> current = new TreeMap<>();
    try (CloseableIterable<Record> rows =
        driveRevision
            .select("vehicle_id", "drive_id", "revision", "rig_hash", "code_version", "digest")
            .build()) {
      for (Record row : rows) {
        CurrentRevision revision =
            new CurrentRevision(
                drive(row),
                integer(row, "revision"),
                text(row, "rig_hash"),
                text(row, "code_version"),
                text(row, "digest"));
        current.merge(
            text(row, "drive_id"), revision, (a, b) -> a.revision() >= b.revision() ? a : b);
      }
    }
    return current;
  }

  static List<KnownRecording> recordings(Table recording, Map<String, CurrentRevision> current)
      throws IOException {
    List<KnownRecording> known = new ArrayList<>();
    try (CloseableIterable<Record> rows = rows(recording, current)) {
      for (Record row : rows) {
        RecordingRef ref =
            new RecordingRef(
                drive(row),
                text(row, "recording_id"),
                text(row, "uri"),
                text(row, "format"),
                number(row, "size"));
        known.add(
            new KnownRecording(
                ref, number(row, "checksum"), text(row, "status").equals(QUARANTINED)));
      }
    }
    return known;
  }

  /** How many revisions name each recording. */
  static Map<String, Integer> attempts(Table recording) throws IOException {
    Map<String, Set<Integer>> revisions = new HashMap<>();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(recording).select("recording_id", "revision").build()) {
      for (Record row : rows) {
        revisions
            .computeIfAbsent(text(row, "recording_id"), id -> new HashSet<>())
            .add(integer(row, "revision"));
      }
    }
    Map<String, Integer> attempts = new HashMap<>();
    revisions.forEach((id, of) -> attempts.put(id, of.size()));
    return attempts;
  }

  /** Rows of current revisions; all where the table knows no drives. */
  static CloseableIterable<Record> rows(
      Table table, Map<String, CurrentRevision> current, String... columns) {
    IcebergGenerics.ScanBuilder scan = IcebergGenerics.read(table);
    if (columns.length > 0) {
      List<String> selected = new ArrayList<>(List.of(columns));
      if (table.schema().findField("drive_id") != null) {
        selected.addAll(List.of("drive_id", "revision"));
      }
      scan = scan.select(selected);
    }
    if (table.schema().findField("drive_id") == null) {
      return scan.build();
    }
    return CloseableIterable.filter(
        scan.build(),
        row -> {
          CurrentRevision now = current.get(text(row, "drive_id"));
          return now != null && now.revision() == integer(row, "revision");
        });
  }

  private static DriveKey drive(Record row) {
    return new DriveKey(text(row, "vehicle_id"), text(row, "drive_id"));
  }

  private static String text(Record row, String column) {
    return (String) row.getField(column);
  }

  private static int integer(Record row, String column) {
    return (Integer) row.getField(column);
  }

  private static long number(Record row, String column) {
    return (Long) row.getField(column);
  }
}
