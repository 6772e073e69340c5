package io.roadloom.cli;

import io.roadloom.jobs.BackfillPreview;
import io.roadloom.lake.DrivePlan;
import io.roadloom.lake.Unit;
import io.roadloom.model.RecordingRef;
import io.roadloom.rig.Keyframes;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Prints what a backfill would do. */
final class PreviewReport {
  private static final List<String> COLUMNS =
      List.of(
          "action",
          "drive",
          "vehicle",
          "revision",
          "rig",
          "keyframes",
          "recording_id",
          "bytes",
          "uri");

  private PreviewReport() {}

  static void print(BackfillPreview preview, Output format, PrintStream out) {
    try (RowPrinter printer = format.printer(out, COLUMNS)) {
      for (Unit unit : preview.plan().units()) {
        String keyframes = text(preview.rigs().get(unit.rigHash()).keyframes());
        for (DrivePlan drive : unit.drives()) {
          List<Object> plan = List.of(drive.revision(), unit.rigHash(), keyframes);
          drive.recordings().forEach(recording -> row(printer, "read", recording, plan));
        }
      }
      preview.plan().skipped().forEach(r -> row(printer, "skip", r, List.of("", "", "")));
      preview.plan().refused().forEach(r -> row(printer, "refuse", r, List.of("", "", "")));
    }
  }

  private static String text(Keyframes keyframes) {
    List<String> parts = new ArrayList<>();
    if (keyframes.periodNs() > 0) {
      parts.add(
          "every %s ms"
              .formatted(
                  BigDecimal.valueOf(keyframes.periodNs(), 6)
                      .stripTrailingZeros()
                      .toPlainString()));
    }
    if (keyframes.reference() != null) {
      parts.add(keyframes.reference());
    }
    return String.join(", ", parts);
  }

  private static void row(
      RowPrinter printer, String action, RecordingRef recording, List<Object> plan) {
    List<Object> cells = new ArrayList<>();
    cells.add(action);
    cells.add(recording.drive().driveId());
    cells.add(recording.drive().vehicleId());
    cells.addAll(plan);
    cells.add(recording.recordingId());
    cells.add(recording.size());
    cells.add(recording.uri());
    printer.row(cells);
  }
}
