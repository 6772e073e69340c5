package io.roadloom.cli;

import io.roadloom.jobs.BackfillPreview;
import io.roadloom.lake.DrivePlan;
import io.roadloom.lake.Unit;
import io.roadloom.model.RecordingRef;
import java.io.PrintStream;
import java.util.List;

/** Prints what a backfill would do. */
final class PreviewReport {
  private static final List<String> COLUMNS =
      List.of("action", "drive", "vehicle", "revision", "recording_id", "bytes", "uri");

  private PreviewReport() {}

  static void print(BackfillPreview preview, Output format, PrintStream out) {
    try (RowPrinter printer = format.printer(out, COLUMNS)) {
      for (Unit unit : preview.plan().units()) {
        for (DrivePlan drive : unit.drives()) {
          drive.recordings().forEach(r -> row(printer, "read", r, drive.revision()));
        }
      }
      preview.plan().skipped().forEach(r -> row(printer, "skip", r, ""));
    }
  }

  private static void row(
      RowPrinter printer, String action, RecordingRef recording, Object revision) {
    printer.row(
        List.of(
            action,
            recording.drive().driveId(),
            recording.drive().vehicleId(),
            revision,
            recording.recordingId(),
            recording.size(),
            recording.uri()));
  }
}
