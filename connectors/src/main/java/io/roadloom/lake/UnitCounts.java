package io.roadloom.lake;

import io.roadloom.lake.LakeSink.Counters;
import io.roadloom.model.row.RecordingRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Adds up what a unit came to. */
final class UnitCounts {
  private final Map<String, Long> counts = new HashMap<>();

  private UnitCounts() {}

  static UnitOutcome of(Collection<DriveResult> results, int changed, int unchanged) {
    UnitCounts counts = new UnitCounts();
    counts.add(Counters.DRIVES, changed + unchanged);
    counts.add(Counters.DRIVES_UNCHANGED, unchanged);
    results.forEach(counts::add);
    return new UnitOutcome(counts.counts);
  }

  private void add(DriveResult result) {
    for (RecordingRow row : result.recordings()) {
      boolean quarantined = row.status() == RecordingRow.Status.QUARANTINED;
      add(Counters.RECORDINGS, 1);
      add(Counters.RECORDINGS_QUARANTINED, quarantined ? 1 : 0);
      add(Counters.BYTES, row.size());
    }
    SummaryCounts.add(result.summary(), counts);
  }

  private void add(String name, long value) {
    counts.merge(name, value, Long::sum);
  }
}
