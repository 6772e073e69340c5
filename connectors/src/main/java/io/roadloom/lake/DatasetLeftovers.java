package io.roadloom.lake;

import io.roadloom.lake.DatasetVersion.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/**
 * What deleted versions of datasets, and builds that never finished, have left: members, and tags
 * that keep snapshots. As far as it is old enough: a build that is under way has the same.
 */
final class DatasetLeftovers {
  private final Lake lake;
  private final long beforeMs;
  private final Map<String, DatasetVersion> versions = new HashMap<>();

  DatasetLeftovers(Lake lake, long beforeMs) {
    this.lake = lake;
    this.beforeMs = beforeMs;
    new Datasets(lake).versions().forEach(version -> versions.put(version.tag(), version));
  }

  /** Files of members that nobody can read. */
  List<DataFile> members(Table table) throws IOException {
    List<DataFile> stale = new ArrayList<>();
    Map<Long, Snapshot> added = new HashMap<>();
    table.snapshots().forEach(snapshot -> added.put(snapshot.sequenceNumber(), snapshot));
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        DataFile file = task.file();
        String dataset = file.partition().get(0, String.class);
        Integer number = file.partition().get(1, Integer.class);
        Snapshot by = added.get(file.dataSequenceNumber());
        boolean old = by == null || by.timestampMillis() < beforeMs;
        if (old && gone(DatasetVersion.tag(dataset, number))) {
          stale.add(file);
        }
      }
    }
    return stale;
  }

  /** Tags that keep what no version needs. */
  Set<String> tags(Table table) {
    Set<String> stale = new TreeSet<>();
    for (String tag : DatasetTags.of(table)) {
      if (gone(tag) && !underWay(tag)) {
        stale.add(tag);
      }
    }
    return stale;
  }

  /** Whether a version never was, or has been deleted for long enough. */
  private boolean gone(String tag) {
    DatasetVersion version = versions.get(tag);
    return version == null
        || (version.state() == State.DELETED && version.createdNs() / 1_000_000 < beforeMs);
  }

  /** A build tags its members first of all. */
  private boolean underWay(String tag) {
    Table members = lake.table(Tables.DATASET_MEMBER.name());
    SnapshotRef ref = members.refs().get(tag);
    return ref != null && members.snapshot(ref.snapshotId()).timestampMillis() >= beforeMs;
  }
}
