package io.roadloom.lake;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.DeleteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** Takes out what no current row needs. Touches metadata only: files hold one revision each. */
final class Maintenance {
  private static final int MAX_MANIFESTS = 100;

  private Maintenance() {}

  static long run(Lake lake, Duration age) throws IOException {
    long before = System.currentTimeMillis() - age.toMillis();
    Map<String, CurrentRevision> current = lake.currentRevisionsByDrive();
    long removed = 0;
    for (TableDef<?> def : Tables.OF_DRIVE) {
      removed += removeFiles(lake.table(def.name()), current, before);
    }
    for (TableDef<?> def : Tables.ALL) {
      Table table = lake.table(def.name());
      mergeManifests(table);
      table.expireSnapshots().expireOlderThan(before).retainLast(1).commit();
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

  private static long removeFiles(Table table, Map<String, CurrentRevision> current, long before)
      throws IOException {
    Map<Long, Long> committed = new HashMap<>();
    for (Snapshot snapshot : table.snapshots()) {
      committed.put(snapshot.sequenceNumber(), snapshot.timestampMillis());
    }
    DeleteFiles delete = table.newDelete();
    long removed = 0;
    for (FileRevision file : FileRevision.of(table)) {
      CurrentRevision now = current.get(file.driveId());
      boolean stale = now == null || now.revision() != file.revision();
      // A file whose snapshot is gone is older than any snapshot that is kept.
      long at = committed.getOrDefault(file.file().dataSequenceNumber(), Long.MIN_VALUE);
      if (stale && at < before) {
        delete.deleteFile(file.file());
        removed++;
      }
    }
    if (removed > 0) {
      delete.commit();
    }
    return removed;
  }
}
