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
    for (KnownRevision revision : newest.values()) {
      DriveSummary drive = revision.row().counts();
      counts.merge(Counters.RECORDINGS, drive.recordings(), Long::sum);
      SummaryCounts.add(drive, counts);
    }
    return counts;
  }

  private static KnownRevision newer(KnownRevision a, KnownRevision b) {
    boolean older =
        a.revision() == b.revision()
            ? a.row().checkpoint() < b.row().checkpoint()
            : a.revision() < b.revision();
    return older ? b : a;
  }
}
