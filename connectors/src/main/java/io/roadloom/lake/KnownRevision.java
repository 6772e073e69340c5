package io.roadloom.lake;

import io.roadloom.model.DriveKey;
import io.roadloom.model.row.DriveSummary;
import java.util.Locale;
import org.apache.iceberg.data.Record;

/** A row that {@code drive_revision} holds. */
record KnownRevision(DriveKey drive, int revision, RevisionRow row) {
  static KnownRevision of(Record record) {
    DriveKey drive = new DriveKey(text(record, "vehicle_id"), text(record, "drive_id"));
    RevisionRow.State state =
        RevisionRow.State.valueOf(text(record, "state").toUpperCase(Locale.ROOT));
    return new KnownRevision(
        drive,
        (Integer) record.getField("revision"),
        new RevisionRow(
            text(record, "rig_hash"),
            text(record, "manifest_hash"),
            text(record, "code_version"),
            text(record, "run_id"),
            text(record, "unit_id"),
            text(record, "digest"),
            counts(drive, record, state),
            state,
            number(record, "checkpoint")));
  }

  private static DriveSummary counts(DriveKey drive, Record record, RevisionRow.State state) {
    return new DriveSummary(
        drive,
        state == RevisionRow.State.CLOSED,
        number(record, "recordings"),
        number(record, "messages"),
        number(record, "samples"),
        number(record, "sample_data"),
        number(record, "signals"),
        number(record, "duplicates"),
        number(record, "late"),
        number(record, "quarantined"));
  }

  /** Whether a live pipeline of that name wrote it. */
  boolean by(LiveRun run) {
    return row.checkpoint() > 0 && row.unitId().equals(run.unit(row.checkpoint()));
  }

  private static String text(Record record, String column) {
    return (String) record.getField(column);
  }

  private static long number(Record record, String column) {
    return (Long) record.getField(column);
  }
}
