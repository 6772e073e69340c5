package io.roadloom.lake;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Removes a table's snapshots of before a drive was taken out of it, and the files of the drive
 * that these alone name.
 */
final class TableExpiry {
  private final Table table;
  private final String driveId;

  TableExpiry(Table table, String driveId) {
    this.table = table;
    this.driveId = driveId;
  }

  /**
   * Does it. The drive's files go first: cut short, the next run still finds them by the snapshots.
   *
   * @param clean the current snapshot after the drive was taken out
   * @param finished units that are in all tables
   * @return how many snapshots went
   */
  int run(long clean, Set<String> finished) throws IOException {
    table.refresh();
    Set<Long> going = going(clean);
    if (!deleteFiles(going)) {
      return 0;
    }
    CarriedMarks.carry(table, going, unit -> !finished.contains(unit));
    ExpireSnapshots expire = table.expireSnapshots();
    going.forEach(expire::expireSnapshotId);
    expire.commit();
    return going.size();
  }

  private Set<Long> going(long clean) {
    Set<Long> kept = new HashSet<>();
    for (SnapshotRef ref : table.refs().values()) {
      kept.add(ref.snapshotId());
    }
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      kept.add(snapshot.snapshotId());
      if (snapshot.snapshotId() == clean) {
        break;
      }
    }
    Set<Long> going = new HashSet<>();
    for (Snapshot snapshot : table.snapshots()) {
      if (!kept.contains(snapshot.snapshotId())) {
        going.add(snapshot.snapshotId());
      }
    }
    return going;
  }

  /** Returns whether there are any, be it that they are deleted already. */
  private boolean deleteFiles(Set<Long> going) throws IOException {
    Set<String> wanted = new HashSet<>();
    Set<String> found = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (Snapshot snapshot : table.snapshots()) {
      for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
        boolean goes = going.contains(snapshot.snapshotId());
        if (seen.add(goes + manifest.path())) {
          try (ManifestReader<DataFile> files =
              ManifestFiles.read(manifest, table.io(), table.specs())
                  .filterRows(Expressions.equal(HeldFile.DRIVE, driveId))) {
            files.forEach(file -> (goes ? found : wanted).add(file.location()));
          }
        }
      }
    }
    boolean any = !found.isEmpty();
    found.removeAll(wanted);
    found.forEach(table.io()::deleteFile);
    return any;
  }
}
