package io.roadloom.lake;

import io.roadloom.lake.LakeSink.Counters;
import io.roadloom.model.row.DriveSummary;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Adds up what {@code drive_revision} says of one run. */
final class RunCounts {
  private RunCounts() {}

  static Map<String, Long> of(Collection<KnownRevision> revisions, String runId) {
    Map<String, KnownRevision> newest = new HashMap<>();
    for (KnownRevision revision : revisions) {
      if (revision.row().runId().equals(runId)) {
        newest.merge(revision.drive().driveId(), revision, RunCounts::newer);
      }
    }
    Map<String, Long> counts = new HashMap<>();
    counts.put(Counters.DRIVES, (long) newest.size());
    newest.values().forEach(revision -> add(revision.row().counts(), counts));
    return counts;
  }

  private static KnownRevision newer(KnownRevision a, KnownRevision b) {
    boolean older =
        a.revision() == b.revision()
            ? a.row().checkpoint() < b.row().checkpoint()
            : a.revision() < b.revision();
    return older ? b : a;
  }

  private static void add(DriveSummary drive, Map<String, Long> counts) {
    counts.merge(Counters.RECORDINGS, drive.recordings(), Long::sum);
    counts.merge(Counters.MESSAGES, drive.messages(), Long::sum);
    counts.merge(Counters.SAMPLES, drive.samples(), Long::sum);
    counts.merge(Counters.SAMPLE_DATA, drive.sampleData(), Long::sum);
    counts.merge(Counters.SIGNALS, drive.signals(), Long::sum);
    counts.merge(Counters.DUPLICATES, drive.duplicates(), Long::sum);
    counts.merge(Counters.LATE, drive.late(), Long::sum);
    counts.merge(Counters.QUARANTINED, drive.quarantined(), Long::sum);
  }
}
