package io.roadloom.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.Tasks;

/**
 * Takes a drive out of one table: of its current rows, and of the rows at each tag and branch.
 * Every step leaves a table that is right, and finds nothing to do where it was done before. What
 * still names the drive then are older snapshots, which {@link TableExpiry} removes.
 */
final class TableErasure {
  private static final String WORK = "roadloom-forget";
  private static final int MAX_TRIES = 10;

  private final Table table;
  private final String driveId;
  private final FilesWithout without;

  TableErasure(Table table, String driveId) {
    this.table = table;
    this.driveId = driveId;
    this.without = new FilesWithout(table, driveId);
  }

  /** How many of the current rows are the drive's. */
  long rows() throws IOException {
    return table.currentSnapshot() == null ? 0 : rows(table.currentSnapshot());
  }

  private long rows(Snapshot snapshot) throws IOException {
    return HeldFile.of(table, snapshot, driveId).stream().mapToLong(HeldFile::rows).sum();
  }

  /** Tags and branches at which there are rows of the drive, by snapshot. */
  Map<Long, Set<String>> refs() throws IOException {
    Map<Long, Set<String>> bySnapshot = new TreeMap<>();
    table
        .refs()
        .forEach(
            (name, ref) -> {
              if (!name.equals(SnapshotRef.MAIN_BRANCH)) {
                bySnapshot.computeIfAbsent(ref.snapshotId(), id -> new TreeSet<>()).add(name);
              }
            });
    Map<Long, Set<String>> holding = new TreeMap<>();
    for (Map.Entry<Long, Set<String>> at : bySnapshot.entrySet()) {
      if (rows(table.snapshot(at.getKey())) > 0) {
        holding.put(at.getKey(), at.getValue());
      }
    }
    return holding;
  }

  /** Takes the drive out of the current rows. */
  void eraseRows() throws IOException {
    if (table.currentSnapshot() == null) {
      return;
    }
    // Maintenance may take a file away in the same moment; then what is left is looked at anew.
    Tasks.foreach(table)
        .retry(MAX_TRIES)
        .exponentialBackoff(100, 2_000, 30_000, 2)
        .onlyRetryOn(ValidationException.class)
        .run(this::overwrite, IOException.class);
    if (table.currentSnapshot().dataManifests(table.io()).stream()
        .anyMatch(manifest -> manifest.deletedFilesCount() > 0)) {
      // A manifest still names the files that were taken out, and with them the drive.
      table
          .rewriteManifests()
          .clusterBy(file -> "")
          .rewriteIf(manifest -> manifest.deletedFilesCount() > 0)
          .commit();
    }
  }

  private void overwrite(Table fresh) throws IOException {
    fresh.refresh();
    List<HeldFile> held = HeldFile.of(fresh, fresh.currentSnapshot(), driveId);
    if (held.isEmpty()) {
      return;
    }
    OverwriteFiles overwrite = fresh.newOverwrite();
    for (HeldFile file : held) {
      overwrite.deleteFile(file.file());
      if (!file.alone()) {
        overwrite.addFile(without.of(file.file()));
      }
    }
    overwrite.commit();
  }

  /** Moves each tag and branch to a snapshot with the same rows but the drive's. */
  void eraseRefs() throws IOException {
    if (table.refs().containsKey(WORK)) {
      table.manageSnapshots().removeBranch(WORK).commit();
    }
    for (Map.Entry<Long, Set<String>> at : refs().entrySet()) {
      long copy = copyWithout(at.getKey());
      ManageSnapshots manage = table.manageSnapshots();
      for (String name : at.getValue()) {
        if (table.refs().get(name).isTag()) {
          manage.replaceTag(name, copy);
        } else {
          manage.replaceBranch(name, copy);
        }
      }
      manage.removeBranch(WORK).commit();
    }
  }

  /**
   * A snapshot of its own, made on a branch for the time being. All files are taken out and the
   * ones to keep are put in again: so no manifest of it names a file of the drive.
   */
  private long copyWithout(long snapshotId) throws IOException {
    Map<String, HeldFile> held = new HashMap<>();
    HeldFile.of(table, table.snapshot(snapshotId), driveId)
        .forEach(file -> held.put(file.file().location(), file));
    List<DataFile> kept = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(snapshotId).includeColumnStats().planFiles()) {
      for (FileScanTask task : tasks) {
        HeldFile drive = held.get(task.file().location());
        if (drive == null) {
          kept.add(task.file());
        } else if (!drive.alone()) {
          kept.add(without.of(task.file()));
        }
      }
    }
    table.manageSnapshots().createBranch(WORK, snapshotId).commit();
    table.newDelete().deleteFromRowFilter(Expressions.alwaysTrue()).toBranch(WORK).commit();
    AppendFiles append = table.newAppend().toBranch(WORK);
    kept.forEach(append::appendFile);
    append.commit();
    return table.refs().get(WORK).snapshotId();
  }
}
