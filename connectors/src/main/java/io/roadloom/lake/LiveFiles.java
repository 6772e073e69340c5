package io.roadloom.lake;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Which files of live pipelines nobody is going to commit any more. A pipeline that is down may
 * have files in its checkpoint that it commits when it is started again, however late that is.
 * Checkpoints are committed one after the other: what was written before the last commit but one is
 * in the tables, or left behind.
 */
final class LiveFiles {
  private static final Pattern NAME =
      Pattern.compile("-live-(.+)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-");
  private final Map<String, Long> settledMs;

  private LiveFiles(Map<String, Long> settledMs) {
    this.settledMs = settledMs;
  }

  static LiveFiles of(Table driveRevision) {
    Map<String, Long> newest = new HashMap<>();
    Map<String, Long> settled = new HashMap<>();
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(driveRevision)) {
      String live = snapshot.summary().get(LiveMarks.LIVE);
      if (live != null && newest.putIfAbsent(live, snapshot.timestampMillis()) != null) {
        settled.merge(live, snapshot.timestampMillis(), Math::max);
      }
    }
    return new LiveFiles(settled);
  }

  /** What names of the files of one writer have in common. */
  static String operation(String liveName) {
    return "live-" + liveName + "-" + UUID.randomUUID();
  }

  /** Until when what was written is settled; {@link Long#MAX_VALUE} for files of backfills. */
  long settledMs(String fileName) {
    Matcher live = NAME.matcher(fileName);
    return live.find() ? settledMs.getOrDefault(live.group(1), Long.MIN_VALUE) : Long.MAX_VALUE;
  }
}
