package io.roadloom.jobs;

import io.roadloom.lake.BackfillPlan;
import io.roadloom.lake.LakeSink.Counters;
import io.roadloom.model.RecordingRef;
import java.util.List;
import java.util.Map;

/**
 * What a backfill came to.
 *
 * @param refused recordings of forgotten drives
 */
public record BackfillResult(
    Recordings recordings,
    long messages,
    long samples,
    long sampleData,
    long signals,
    long duplicates,
    long late,
    long quarantined,
    long bytes,
    double seconds,
    List<RecordingRef> refused) {
  /**
   * How many recordings.
   *
   * @param read those that drives were computed from, earlier ones of these drives included
   * @param skipped found, but known or copies of others
   * @param quarantined of those read, how many could not be read whole
   */
  public record Recordings(long read, long skipped, long quarantined) {}

  /**
   * Of committed units.
   *
   * @param counts by the names of the lake's counters; absent is zero
   */
  static BackfillResult of(Map<String, Long> counts, BackfillPlan plan, double seconds) {
    return new BackfillResult(
        new Recordings(
            counts.getOrDefault(Counters.RECORDINGS, 0L),
            plan.skipped().size(),
            counts.getOrDefault(Counters.RECORDINGS_QUARANTINED, 0L)),
        counts.getOrDefault(Counters.MESSAGES, 0L),
        counts.getOrDefault(Counters.SAMPLES, 0L),
        counts.getOrDefault(Counters.SAMPLE_DATA, 0L),
        counts.getOrDefault(Counters.SIGNALS, 0L),
        counts.getOrDefault(Counters.DUPLICATES, 0L),
        counts.getOrDefault(Counters.LATE, 0L),
        counts.getOrDefault(Counters.QUARANTINED, 0L),
        counts.getOrDefault(Counters.BYTES, 0L),
        seconds,
        plan.refused());
  }
}
