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
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/** Reads the small tables that say what is current. */
final class RevisionReads {
  private static final String QUARANTINED = Words.lower(RecordingRow.Status.QUARANTINED);

  // Only drive_revision has it: there, a live revision has a row for each step.
  private static final String CHECKPOINT = "checkpoint";

  private RevisionReads() {}

  /** The newest shown revision of each drive, by drive id. */
  static Map<String, CurrentRevision> current(Table driveRevision) throws IOException {
    return current(all(driveRevision));
  }

  /** The same as of a snapshot. */
  static Map<String, CurrentRevision> current(Table driveRevision, long snapshotId)
      throws IOException {
    return current(revisions(IcebergGenerics.read(driveRevision).useSnapshot(snapshotId)));
  }

  private static Map<String, CurrentRevision> current(List<KnownRevision> rows) {
    Map<String, CurrentRevision> current = new TreeMap<>();
    for (KnownRevision row : rows) {
      if (row.row().state() != RevisionRow.State.HIDDEN) {
        current.merge(row.drive().driveId(), CurrentRevision.of(row), CurrentRevision::newer);
      }
    }
    return current;
  }

  /** All rows, hidden ones and those that others have replaced among them. */
  static List<KnownRevision> all(Table driveRevision) throws IOException {
    return revisions(IcebergGenerics.read(driveRevision));
  }

  /** All rows of some drives. */
  static List<KnownRevision> of(Table driveRevision, Set<String> driveIds) throws IOException {
    return revisions(
        IcebergGenerics.read(driveRevision).where(Expressions.in("drive_id", driveIds)));
  }

  private static List<KnownRevision> revisions(IcebergGenerics.ScanBuilder driveRevision)
      throws IOException {
    List<KnownRevision> all = new ArrayList<>();
    try (CloseableIterable<Record> rows = driveRevision.build()) {
      for (Record row : rows) {
        all.add(KnownRevision.of(row));
      }
    }
    return all;
  }

  static List<KnownRecording> recordings(
      Table recording, @Nullable Snapshot snapshot, Map<String, CurrentRevision> current)
      throws IOException {
    List<KnownRecording> known = new ArrayList<>();
    try (CloseableIterable<Record> rows = rows(recording, snapshot, current)) {
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
      Table table,
      @Nullable Snapshot snapshot,
      Map<String, CurrentRevision> current,
      String... columns) {
    if (snapshot == null) {
      return CloseableIterable.empty();
    }
    IcebergGenerics.ScanBuilder scan =
        IcebergGenerics.read(table).useSnapshot(snapshot.snapshotId());
    if (columns.length > 0) {
      List<String> selected = new ArrayList<>(List.of(columns));
      Stream.of("drive_id", "revision", CHECKPOINT)
          .filter(column -> table.schema().findField(column) != null)
          .forEach(selected::add);
      scan = scan.select(selected);
    }
    if (table.schema().findField("drive_id") == null
        || table.schema().findField("dataset") != null) {
      return scan.build();
    }
    boolean several = table.schema().findField(CHECKPOINT) != null;
    return CloseableIterable.filter(
        scan.build(),
        row -> {
          CurrentRevision now = current.get(text(row, "drive_id"));
          return now != null
              && now.revision() == integer(row, "revision")
              && (!several || now.checkpoint() == number(row, CHECKPOINT));
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
