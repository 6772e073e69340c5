package io.roadloom.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/**
 * What nobody needs of datasets any more: members of versions that were deleted, members and tags
 * of builds that never finished.
 */
final class DatasetLeftovers {
  private final List<DataFile> members;
  private final Set<String> wanted;

  private DatasetLeftovers(List<DataFile> members, Set<String> wanted) {
    this.members = members;
    this.wanted = wanted;
  }

  /**
   * Of before a point in time: builds since then may be under way, deletions regretted.
   *
   * @param beforeMs since the epoch
   */
  static DatasetLeftovers of(Lake lake, long beforeMs) throws IOException {
    Set<String> wanted = new HashSet<>();
    for (DatasetVersion version : new Datasets(lake).versions()) {
      if (version.readable() || version.createdNs() / 1_000_000 >= beforeMs) {
        wanted.add(version.tag());
      }
    }
    List<DataFile> members = new ArrayList<>();
    if (lake.holds(Tables.DATASET_MEMBER.name())) {
      Table table = lake.table(Tables.DATASET_MEMBER.name());
      Map<Long, Snapshot> snapshots = new HashMap<>();
      table.snapshots().forEach(snapshot -> snapshots.put(snapshot.sequenceNumber(), snapshot));
      Map<String, List<DataFile>> byTag = filesByTag(table);
      byTag.forEach(
          (tag, files) -> {
            if (!wanted.contains(tag) && files.stream().allMatch(f -> old(f, snapshots, beforeMs))) {
              members.addAll(files);
            } else {
              wanted.add(tag);
            }
          });
    }
    return new DatasetLeftovers(members, wanted);
  }

  private static boolean old(DataFile file, Map<Long, Snapshot> snapshots, long beforeMs) {
    Snapshot added = snapshots.get(file.dataSequenceNumber());
    return added == null || added.timestampMillis() < beforeMs;
  }

  private static Map<String, List<DataFile>> filesByTag(Table table) throws IOException {
    Map<String, List<DataFile>> files = new HashMap<>();
    if (table.currentSnapshot() == null) {
      return files;
    }
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        CharSequence dataset = task.file().partition().get(0, CharSequence.class);
        Integer version = task.file().partition().get(1, Integer.class);
        files
            .computeIfAbsent(
                DatasetVersion.tag(dataset.toString(), version), tag -> new ArrayList<>())
            .add(task.file());
      }
    }
    return files;
  }

  /** Files of {@code dataset_member}. */
  List<DataFile> members() {
    return members;
  }

  /** Of the tags of datasets that a table has, those that keep something for nobody. */
  List<String> tags(Table table) {
    return DatasetTags.of(table).stream().filter(tag -> !wanted.contains(tag)).sorted().toList();
  }
}
