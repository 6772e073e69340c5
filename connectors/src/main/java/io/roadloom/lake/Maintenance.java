package io.roadloom.lake;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DeleteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * Takes out what no current row needs. Whole files only: one that several drives share goes when
 * the last of its rows is superseded.
 */
final class Maintenance {
  private static final int MAX_MANIFESTS = 100;

  private Maintenance() {}

  static long run(Lake lake, Duration age) throws IOException {
    long before = System.currentTimeMillis() - age.toMillis();
    Table driveRevision = lake.table(Tables.DRIVE_REVISION.name());
    Superseded superseded = Superseded.of(driveRevision);
    long removed = 0;
    for (TableDef<?> def : Tables.OF_DRIVE) {
      removed += removeFiles(lake.table(def.name()), superseded, before);
    }
    CommonPoint point = CommonPoint.of(driveRevision);
    for (TableDef<?> def : Tables.ALL) {
      Table table = lake.table(def.name());
      mergeManifests(table);
      expire(table, point.needed(table), before);
    }
    return removed;
  }

  /** Every append adds a manifest; scans read them all. */
  private static void mergeManifests(Table table) {
    Snapshot current = table.currentSnapshot();
    if (current != null && current.allManifests(table.io()).size() > MAX_MANIFESTS) {
      table.rewriteManifests().commit();
    }
  }

  private static long removeFiles(Table table, Superseded superseded, long before)
      throws IOException {
    Map<Long, Snapshot> snapshots = new HashMap<>();
    for (Snapshot snapshot : table.snapshots()) {
      snapshots.put(snapshot.sequenceNumber(), snapshot);
    }
    DeleteFiles delete = table.newDelete();
    long removed = 0;
    for (FileRevision file : FileRevision.of(table)) {
      // A file whose snapshot is gone is older than any snapshot that is kept.
      Snapshot added = snapshots.get(file.file().dataSequenceNumber());
      boolean old = added == null || added.timestampMillis() < before;
      if (old && superseded.all(table, file, added)) {
        delete.deleteFile(file.file());
        removed++;
      }
    }
    if (removed > 0) {
      delete.commit();
    }
    return removed;
  }

  /** What live pipelines must find of snapshots that go, a new one says in their place. */
  private static void expire(Table table, Set<Long> needed, long before) {
    long cut = before;
    boolean marked = false;
    for (long id : needed) {
      cut = Math.min(cut, table.snapshot(id).timestampMillis());
    }
    for (Snapshot snapshot : table.snapshots()) {
      marked |= snapshot.timestampMillis() < cut && LiveMarks.marked(snapshot);
    }
    if (marked) {
      AppendFiles carry = table.newFastAppend();
      LiveMarks.carry(table).forEach(carry::set);
      carry.commit();
    }
    table.expireSnapshots().expireOlderThan(cut).retainLast(1).commit();
  }
}
