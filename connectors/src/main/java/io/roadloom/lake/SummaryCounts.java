package io.roadloom.lake;

import io.roadloom.lake.LakeSink.Counters;
import io.roadloom.model.row.DriveSummary;
import java.util.Map;

/** A drive's summary by the names of the lake's counters. */
final class SummaryCounts {
  private SummaryCounts() {}

  static void add(DriveSummary drive, Map<String, Long> counts) {
    counts.merge(Counters.MESSAGES, drive.messages(), Long::sum);
    counts.merge(Counters.SAMPLES, drive.samples(), Long::sum);
    counts.merge(Counters.SAMPLE_DATA, drive.sampleData(), Long::sum);
    counts.merge(Counters.SIGNALS, drive.signals(), Long::sum);
    counts.merge(Counters.DUPLICATES, drive.duplicates(), Long::sum);
    counts.merge(Counters.LATE, drive.late(), Long::sum);
    counts.merge(Counters.QUARANTINED, drive.quarantined(), Long::sum);
  }
}
