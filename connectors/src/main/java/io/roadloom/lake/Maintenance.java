package io.roadloom.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFiles;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Takes out what nothing that was current since a point in time needs. Whole files only: one that
 * several drives share goes when the last of its rows is superseded.
 */
final class Maintenance {
  private static final int MAX_MANIFESTS = 100;
  private final Lake lake;
  private final long beforeMs;

  /** Nothing that was current at or after {@code beforeMs} is touched. */
  Maintenance(Lake lake, long beforeMs) {
    this.lake = lake;
    this.beforeMs = beforeMs;
  }

  /** What {@link #run} would do, a table each. */
  List<Removal> preview() throws IOException {
    Table revisions = lake.table(Tables.DRIVE_REVISION.name());
    Superseded superseded = Superseded.of(revisions, needed(revisions));
    CommonPoint point = CommonPoint.of(revisions);
    LiveFiles live = LiveFiles.of(revisions);
    List<Removal> removals = new ArrayList<>();
    for (TableDef<?> def : lake.held(Tables.ALL)) {
      Table table = lake.table(def.name());
      List<DataFile> stale = stale(def, table, superseded);
      boolean rewritten = !stale.isEmpty() || manyManifests(table);
      Set<Long> kept = new HashSet<>(point.needed(table));
      if (rewritten) {
        kept.remove(table.currentSnapshot().snapshotId());
      }
      long cut = cut(table, kept);
      long snapshots =
          StreamSupport.stream(table.snapshots().spliterator(), false)
              .filter(snapshot -> snapshot.timestampMillis() < cut)
              .filter(snapshot -> rewritten || !snapshot.equals(table.currentSnapshot()))
              .count();
      long uncommitted = UncommittedFiles.olderThan(table, beforeMs, live).size();
      removals.add(removal(def, stale, uncommitted, snapshots));
    }
    return removals;
  }

  List<Removal> run() throws IOException {
    Table revisions = lake.table(Tables.DRIVE_REVISION.name());
    Superseded superseded = Superseded.of(revisions, needed(revisions));
    CommonPoint point = CommonPoint.of(revisions);
    LiveFiles live = LiveFiles.of(revisions);
    List<Removal> removals = new ArrayList<>();
    for (TableDef<?> def : lake.held(Tables.ALL)) {
      Table table = lake.table(def.name());
      // While all snapshots are there that may name them.
      List<String> uncommitted = UncommittedFiles.olderThan(table, beforeMs, live);
      uncommitted.forEach(table.io()::deleteFile);
      List<DataFile> stale = stale(def, table, superseded);
      if (!stale.isEmpty()) {
        DeleteFiles delete = table.newDelete();
        stale.forEach(delete::deleteFile);
        delete.commit();
      }
      if (manyManifests(table)) {
        table.rewriteManifests().commit();
      }
      long cut = cut(table, point.needed(table));
      carryMarks(table, cut);
      ExpireSnapshots expire = table.expireSnapshots().expireOlderThan(cut).retainLast(1);
      int snapshots = expire.apply().size();
      expire.commit();
      // Iceberg would delete them only when the snapshot that lacks them expires as well.
      UncommittedFiles.unnamed(table, stale).forEach(table.io()::deleteFile);
      removals.add(removal(def, stale, uncommitted.size(), snapshots));
    }
    return removals;
  }

  private static Removal removal(
      TableDef<?> def, List<DataFile> stale, long uncommitted, long snapshots) {
    return new Removal(
        def.name(),
        stale.stream().mapToLong(DataFile::recordCount).sum(),
        stale.size(),
        stale.stream().mapToLong(DataFile::fileSizeInBytes).sum(),
        uncommitted,
        snapshots);
  }

  /** Every append adds a manifest; scans read them all. */
  private static boolean manyManifests(Table table) {
    Snapshot current = table.currentSnapshot();
    return current != null && current.allManifests(table.io()).size() > MAX_MANIFESTS;
  }

  /**
   * Which revision of each drive is current, and which was: whoever began to read then must find
   * its rows. Where that moment's snapshot is gone, the oldest that is kept stands for it.
   */
  private List<Map<String, CurrentRevision>> needed(Table revisions) throws IOException {
    List<Map<String, CurrentRevision>> needed = new ArrayList<>();
    needed.add(RevisionReads.current(revisions));
    Long then = SnapshotUtil.nullableSnapshotIdAsOfTime(revisions, beforeMs);
    Snapshot oldest = SnapshotUtil.oldestAncestor(revisions);
    if (then != null && revisions.snapshot(then) != null) {
      needed.add(RevisionReads.current(revisions, then));
    } else if (oldest != null) {
      needed.add(RevisionReads.current(revisions, oldest.snapshotId()));
    }
    return needed;
  }

  private List<DataFile> stale(TableDef<?> def, Table table, Superseded superseded)
      throws IOException {
    List<DataFile> stale = new ArrayList<>();
    if (!Tables.OF_DRIVE.contains(def)) {
      return stale;
    }
    Map<Long, Snapshot> snapshots = new HashMap<>();
    for (Snapshot snapshot : table.snapshots()) {
      snapshots.put(snapshot.sequenceNumber(), snapshot);
    }
    for (FileRevision file : FileRevision.of(table)) {
      // A file whose snapshot is gone is older than any snapshot that is kept.
      Snapshot added = snapshots.get(file.file().dataSequenceNumber());
      boolean old = added == null || added.timestampMillis() < beforeMs;
      if (old && superseded.all(table, file, added)) {
        stale.add(file.file());
      }
    }
    return stale;
  }

  /** Readers that start now may go by snapshots that are older than they need be. */
  private long cut(Table table, Set<Long> needed) {
    long cut = beforeMs;
    for (long id : needed) {
      Snapshot snapshot = table.snapshot(id);
      if (snapshot != null) {
        cut = Math.min(cut, snapshot.timestampMillis());
      }
    }
    return cut;
  }

  /** What live pipelines must find of snapshots that go, a new one says in their place. */
  private static void carryMarks(Table table, long cut) {
    boolean marked = false;
    for (Snapshot snapshot : table.snapshots()) {
      marked |= snapshot.timestampMillis() < cut && LiveMarks.marked(snapshot);
    }
    if (marked) {
      AppendFiles carry = table.newFastAppend();
      LiveMarks.carry(table).forEach(carry::set);
      carry.commit();
    }
  }
}
