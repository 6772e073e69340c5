package io.roadloom.cli;

import io.roadloom.jobs.live.LiveResult;
import io.roadloom.lake.LakeSink.Counters;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints what a live pipeline came to. */
final class LiveReport {
  private static final List<String> COUNTS =
      List.of(
          Counters.DRIVES,
          Counters.MESSAGES,
          Counters.SAMPLES,
          Counters.SAMPLE_DATA,
          Counters.SIGNALS,
          Counters.DUPLICATES,
          Counters.LATE,
          Counters.QUARANTINED);

  private LiveReport() {}

  static int exitCode(LiveResult result) {
    return result.count(Counters.QUARANTINED) > 0 ? ExitCode.QUARANTINED : ExitCode.DONE;
  }

  static void print(LiveResult result, Output format, PrintStream out) {
    Map<String, Object> found = new LinkedHashMap<>();
    COUNTS.forEach(name -> found.put(name, result.count(name)));
    found.put("seconds", Math.round(result.seconds() * 1000) / 1000.0);
    found.put("savepoint", result.savepoint() == null ? "" : result.savepoint());
    Summary.print(found, format, out);
  }
}
