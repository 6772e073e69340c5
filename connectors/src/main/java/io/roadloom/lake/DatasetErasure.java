package io.roadloom.lake;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/** What forgetting a drive means to the datasets that were built on it. */
final class DatasetErasure {
  private static final String RUN = "forget";
  private final Lake lake;
  private final String driveId;

  DatasetErasure(Lake lake, String driveId) {
    this.lake = lake;
    this.driveId = driveId;
  }

  /** How many members the drive is, by version, {@code name@version}; versions of none are not. */
  Map<String, Long> members() throws IOException {
    Map<String, Long> members = new TreeMap<>();
    if (!lake.holds(Tables.DATASET_MEMBER.name())) {
      return members;
    }
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(lake.table(Tables.DATASET_MEMBER.name()))
            .where(Expressions.equal(HeldFile.DRIVE, driveId))
            .select("dataset", "version")
            .build()) {
      for (Record row : rows) {
        members.merge(row.getField("dataset") + "@" + row.getField("version"), 1L, Long::sum);
      }
    }
    return members;
  }

  /** Says of versions that they are about to lose members: while these can still be found. */
  void mark(long nowNs) throws IOException {
    Set<String> losing = members().keySet();
    for (DatasetVersion version : new Datasets(lake).versions()) {
      if (version.readable() && losing.contains(version.id())) {
        append(marked(version, nowNs));
      }
    }
  }

  private DatasetVersion marked(DatasetVersion version, long nowNs) throws IOException {
    long samples = 0;
    Set<String> drives = new HashSet<>();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(lake.table(Tables.DATASET_MEMBER.name()))
            .where(DatasetCommit.filter(version))
            .select("dataset", "version", HeldFile.DRIVE)
            .build()) {
      for (Record row : rows) {
        String drive = (String) row.getField(HeldFile.DRIVE);
        if (!drive.equals(driveId)) {
          samples++;
          drives.add(drive);
        }
      }
    }
    return version.withoutForgotten(nowNs, samples, drives.size());
  }

  /** Has versions read where their tags have moved to. */
  void follow(long nowNs) {
    for (DatasetVersion version : new Datasets(lake).versions()) {
      if (!version.readable()) {
        continue;
      }
      Map<String, Long> tagged = new HashMap<>();
      version
          .snapshots()
          .forEach(
              (name, id) -> {
                Table table = lake.table(name);
                SnapshotRef tag = table.refs().get(version.tag());
                tagged.put(name, tag == null ? id : tag.snapshotId());
              });
      if (!tagged.equals(version.snapshots())) {
        append(version.at(new TreeMap<>(tagged), nowNs));
      }
    }
  }

  private void append(DatasetVersion version) {
    lake.append(Tables.DATASET_VERSION, List.of(version), RUN);
  }
}
