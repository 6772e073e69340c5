package io.roadloom.lake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import javax.annotation.Nullable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Snapshots of all tables that a reader sees together. Tables commit one by one: at the newest
 * snapshots of all, a checkpoint of a live drive may be in some and not yet in others. So each
 * commit of {@code drive_revision} names a snapshot of every table; a reader goes by the newest
 * that does.
 */
final class CommonPoint {
  /** In a snapshot's summary: snapshot ids of the other tables, by name. */
  static final String TABLES = "roadloom.tables";

  private final Table driveRevision;
  private final Map<String, Long> named;
  private final long naming;
  private final Map<String, Long> committed;
  private final @Nullable Snapshot past;

  /**
   * @param naming id of the snapshot of {@code drive_revision} that names them
   */
  private CommonPoint(
      Table driveRevision, Map<String, Long> named, long naming, @Nullable Snapshot past) {
    this.past = past;
    this.driveRevision = driveRevision;
    this.named = named;
    this.naming = naming;
    this.committed = LiveMarks.newest(driveRevision);
  }

  /**
   * Of a reader that starts now.
   *
   * @param driveRevision loaded before any other table
   */
  static CommonPoint of(Table driveRevision) {
    return of(driveRevision, SnapshotUtil.currentAncestors(driveRevision), null);
  }

  /**
   * As a reader saw it when the snapshot was the newest.
   *
   * @param driveRevision loaded before any other table
   */
  static CommonPoint at(Table driveRevision, Snapshot past) {
    Iterable<Snapshot> history =
        SnapshotUtil.ancestorsOf(past.snapshotId(), driveRevision::snapshot);
    return of(driveRevision, history, past);
  }

  private static CommonPoint of(
      Table driveRevision, Iterable<Snapshot> history, @Nullable Snapshot past) {
    for (Snapshot snapshot : history) {
      String tables = snapshot.summary().get(TABLES);
      if (tables != null) {
        return new CommonPoint(driveRevision, parse(tables), snapshot.snapshotId(), past);
      }
    }
    return new CommonPoint(driveRevision, Map.of(), -1, past);
  }

  Table driveRevision() {
    return driveRevision;
  }

  /** The state of {@code drive_revision}; null where it has none yet. */
  @Nullable
  Snapshot revisions() {
    return past == null ? driveRevision.currentSnapshot() : past;
  }

  /**
   * The table's newest snapshot without a part of a live commit that isn't done, but not older than
   * the one that is named; null where that is the table without any.
   *
   * @param table loaded after {@code drive_revision}
   */
  @Nullable
  Snapshot snapshot(Table table) {
    if (table.name().equals(driveRevision.name())) {
      return revisions();
    }
    if (past != null) {
      return pastSnapshot(table);
    }
    Snapshot oldest = oldestHalfway(table, committed);
    if (oldest == null) {
      return table.currentSnapshot();
    }
    return oldest.parentId() == null ? null : table.snapshot(oldest.parentId());
  }

  @Nullable
  private Snapshot pastSnapshot(Table table) {
    Long id = named.get(bareName(table));
    if (id == null) {
      return null;
    }
    Snapshot snapshot = table.snapshot(id);
    if (snapshot == null) {
      throw new LakeException(
          "table %s: snapshot %d is gone, maintenance has removed it".formatted(table.name(), id));
    }
    return snapshot;
  }

  private static String bareName(Table table) {
    return table.name().substring(table.name().lastIndexOf('.') + 1);
  }

  /**
   * The oldest live commit in the table that is newer than the checkpoint given of its live name,
   * and than the named snapshot; null where there is none.
   *
   * @param committed by live name
   */
  @Nullable
  Snapshot oldestHalfway(Table table, Map<String, Long> committed) {
    return oldestHalfway(table, committed, named.getOrDefault(bareName(table), -1L));
  }

  @Nullable
  private static Snapshot oldestHalfway(Table table, Map<String, Long> committed, long floor) {
    Snapshot oldest = null;
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      if (snapshot.snapshotId() == floor) {
        break;
      }
      String live = snapshot.summary().get(LiveMarks.LIVE);
      if (live != null && LiveMarks.checkpoint(snapshot) > committed.getOrDefault(live, -1L)) {
        oldest = snapshot;
      }
    }
    return oldest;
  }

  /** Ids of the snapshots that readers to come may need; the others may go. */
  Set<Long> needed(Table table) {
    Set<Long> needed = new HashSet<>();
    long last = oldestNeeded(table);
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      needed.add(snapshot.snapshotId());
      if (snapshot.snapshotId() == last) {
        break;
      }
    }
    return needed;
  }

  private long oldestNeeded(Table table) {
    if (table.name().equals(driveRevision.name())) {
      return naming;
    }
    Snapshot halfway = oldestHalfway(table, committed, -1);
    if (halfway != null && halfway.parentId() != null) {
      return halfway.parentId();
    }
    return table.currentSnapshot() == null ? -1 : table.currentSnapshot().snapshotId();
  }

  static String text(Map<String, Long> snapshots) {
    StringJoiner text = new StringJoiner(" ");
    snapshots.forEach((table, snapshot) -> text.add(table + "=" + snapshot));
    return text.toString();
  }

  static Map<String, Long> parse(String text) {
    Map<String, Long> snapshots = new HashMap<>();
    for (String entry : text.split(" ")) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        snapshots.put(entry.substring(0, equals), Long.parseLong(entry.substring(equals + 1)));
      }
    }
    return snapshots;
  }
}
