package io.roadloom.lake;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * What snapshot summaries say of live commits. A table's current ancestors count: snapshots that it
 * was rewound past do not.
 */
final class LiveMarks {
  static final String LIVE = "roadloom.live";
  static final String CHECKPOINT = "roadloom.checkpoint";

  /** On the last table of a checkpoint's data: all of it is in the tables. */
  static final String WHOLE = "roadloom.whole";

  /** What expired snapshots said: newest checkpoints by live name. */
  private static final String CARRIED = "roadloom.carried";

  private LiveMarks() {}

  static Map<String, String> of(LiveRun run, long checkpoint) {
    return Map.of(LIVE, run.liveName(), CHECKPOINT, Long.toString(checkpoint));
  }

  /** The checkpoint that a snapshot commits; −1 where it is not a live commit. */
  static long checkpoint(Snapshot snapshot) {
    String checkpoint = snapshot.summary().get(CHECKPOINT);
    return checkpoint == null ? -1 : Long.parseLong(checkpoint);
  }

  /** The newest checkpoint in the table of each live name. */
  static Map<String, Long> newest(Table table) {
    Map<String, Long> newest = new TreeMap<>();
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      add(snapshot, newest);
    }
    return newest;
  }

  private static void add(Snapshot snapshot, Map<String, Long> newest) {
    String live = snapshot.summary().get(LIVE);
    if (live != null) {
      newest.merge(live, checkpoint(snapshot), Math::max);
    }
    carried(snapshot).forEach((name, checkpoint) -> newest.merge(name, checkpoint, Math::max));
  }

  /** The newest checkpoint of each live name of which the table says that all data is there. */
  static Map<String, Long> whole(Table table) {
    Map<String, Long> whole = new HashMap<>();
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      if (snapshot.summary().containsKey(WHOLE)) {
        add(snapshot, whole);
      }
    }
    return whole;
  }

  /** Whether the snapshot says what a checkpoint's commit, or one that expired, is told by. */
  static boolean marked(Snapshot snapshot) {
    return snapshot.summary().containsKey(LIVE) || snapshot.summary().containsKey(CARRIED);
  }

  /** A summary that says what the table's history says now. */
  static Map<String, String> carry(Table table) {
    StringJoiner carried = new StringJoiner(" ");
    newest(table).forEach((name, checkpoint) -> carried.add(name + "=" + checkpoint));
    return Map.of(CARRIED, carried.toString());
  }

  private static Map<String, Long> carried(Snapshot snapshot) {
    Map<String, Long> carried = new HashMap<>();
    for (String entry : snapshot.summary().getOrDefault(CARRIED, "").split(" ")) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        carried.put(entry.substring(0, equals), Long.parseLong(entry.substring(equals + 1)));
      }
    }
    return carried;
  }
}
