package io.roadloom.cli;

import io.roadloom.jobs.BackfillResult;
import io.roadloom.model.RecordingRef;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints what a backfill came to. */
final class BackfillReport {
  private BackfillReport() {}

  static int exitCode(BackfillResult result) {
    boolean quarantined = result.quarantined() > 0 || result.recordings().quarantined() > 0;
    return quarantined || !result.refused().isEmpty() ? ExitCode.QUARANTINED : ExitCode.DONE;
  }

  static void print(BackfillResult result, Output format, PrintStream out) {
    Summary.print(object(result), format, out);
  }

  /** A line each of what is not read because its drive was forgotten. */
  static void printRefused(List<RecordingRef> refused, PrintStream err) {
    for (RecordingRef recording : refused) {
      err.printf(
          "drive %s is forgotten: %s is not read%n", recording.drive().driveId(), recording.uri());
    }
  }

  private static Map<String, Object> object(BackfillResult result) {
    Map<String, Object> recordings = new LinkedHashMap<>();
    recordings.put("read", result.recordings().read());
    recordings.put("skipped", result.recordings().skipped());
    recordings.put("quarantined", result.recordings().quarantined());
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("recordings", recordings);
    object.put("messages", result.messages());
    object.put("samples", result.samples());
    object.put("sample_data", result.sampleData());
    object.put("signals", result.signals());
    object.put("duplicates", result.duplicates());
    object.put("late", result.late());
    object.put("quarantined", result.quarantined());
    object.put("bytes", result.bytes());
    object.put("seconds", Math.round(result.seconds() * 1000) / 1000.0);
    return object;
  }
}
