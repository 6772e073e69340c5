package io.roadloom.cli;

import io.roadloom.jobs.live.LiveProgress;
import java.io.PrintStream;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A line on stderr for the commits of a live pipeline. */
final class LiveLine implements LiveProgress {
  private static final double MS = 1e3;
  private final PrintStream err;

  LiveLine(PrintStream err) {
    this.err = err;
  }

  @Override
  public void committed(Standing standing) {
    err.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + text(standing));
  }

  static String text(Standing of) {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "checkpoint %d: %,d messages; %,d samples, %,d sample_data, %,d signals; %,d drives open",
            of.checkpoint(),
            of.messages(),
            of.samples(),
            of.sampleData(),
            of.signals(),
            of.openDrives()));
    if (of.samples() + of.sampleData() + of.signals() > 0) {
      line.append(
          String.format(Locale.ROOT, "; newest row %.1f s after its stamp", of.latencyMs() / MS));
    }
    of.behind()
        .ifPresent(behind -> line.append(String.format(Locale.ROOT, "; %,d behind", behind)));
    return line.toString();
  }
}
