package io.roadloom.lake;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;

/** Iceberg tags that keep the snapshots which versions of datasets are read at. */
final class DatasetTags {
  static final String PREFIX = "dataset-";

  private DatasetTags() {}

  /** Names of those that a table has. */
  static Set<String> of(Table table) {
    return table.refs().entrySet().stream()
        .filter(ref -> ref.getValue().isTag() && ref.getKey().startsWith(PREFIX))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Keeps a snapshot. One of the same name is of a build that never finished. */
  static void put(Table table, String tag, long snapshotId) {
    SnapshotRef there = table.refs().get(tag);
    if (there != null && there.snapshotId() == snapshotId) {
      return;
    }
    ManageSnapshots manage = table.manageSnapshots();
    try {
      if (there == null) {
        manage.createTag(tag, snapshotId);
      } else {
        manage.replaceTag(tag, snapshotId);
      }
      manage.setMaxRefAgeMs(tag, Long.MAX_VALUE).commit();
    } catch (ValidationException | IllegalArgumentException e) {
      throw new LakeException(
          "table %s: snapshot %d is gone, maintenance has removed it; build again"
              .formatted(table.name(), snapshotId),
          e);
    }
  }

  static void remove(Table table, String tag) {
    if (table.refs().containsKey(tag)) {
      table.manageSnapshots().removeTag(tag).commit();
    }
  }
}
