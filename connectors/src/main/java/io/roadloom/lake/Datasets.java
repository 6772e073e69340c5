package io.roadloom.lake;

import io.roadloom.lake.DatasetVersion.State;
import io.roadloom.model.DriveKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/** The datasets of a warehouse. */
public final class Datasets {
  private final Lake lake;

  public Datasets(Lake lake) {
    this.lake = lake;
  }

  /** All versions by name and number, deleted ones among them. */
  public List<DatasetVersion> versions() {
    if (!lake.holds(Tables.DATASET_VERSION.name())) {
      return List.of();
    }
    return lake.call("datasets cannot be read", this::readVersions);
  }

  private List<DatasetVersion> readVersions() throws IOException {
    Map<String, DatasetVersion> newest = new TreeMap<>();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(lake.table(Tables.DATASET_VERSION.name())).build()) {
      for (Record row : rows) {
        DatasetVersion version = version(row);
        newest.merge(version.id(), version, (a, b) -> a.createdNs() <= b.createdNs() ? b : a);
      }
    }
    return newest.values().stream()
        .sorted(
            Comparator.comparing(DatasetVersion::dataset).thenComparingInt(DatasetVersion::version))
        .toList();
  }

  /** A version that is built and not deleted. */
  public Optional<DatasetVersion> find(String name, int version) {
    return versions().stream()
        .filter(known -> known.dataset().equals(name) && known.version() == version)
        .filter(DatasetVersion::readable)
        .findFirst();
  }

  /** The highest version of a dataset that is built and not deleted. */
  public Optional<DatasetVersion> newest(String name) {
    return versions().stream()
        .filter(known -> known.dataset().equals(name) && known.readable())
        .max(Comparator.comparingInt(DatasetVersion::version));
  }

  /** Its members, by split, drive and time. */
  public CloseableIterable<DatasetMember> members(DatasetVersion version) {
    return lake.call("dataset " + version.id() + " cannot be read", () -> readMembers(version));
  }

  private CloseableIterable<DatasetMember> readMembers(DatasetVersion version) throws IOException {
    Table table = lake.table(Tables.DATASET_MEMBER.name());
    Expression ofVersion =
        Expressions.and(
            Expressions.equal("dataset", version.dataset()),
            Expressions.equal("version", version.version()));
    List<MemberFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks =
        table
            .newScan()
            .filter(ofVersion)
            .includeColumnStats(List.of("split", "drive_id", "timestamp_ns"))
            .planFiles()) {
      tasks.forEach(task -> files.add(MemberFile.of(table, task.file())));
    }
    files.sort(Comparator.naturalOrder());
    return CloseableIterable.transform(
        CloseableIterable.concat(files.stream().map(file -> file.rows(table)).toList()),
        Datasets::member);
  }

  /** The tables that it was built from, as they were. */
  public DatasetTables read(DatasetVersion version) {
    return new DatasetTables(lake, version);
  }

  /**
   * Makes a version visible.
   *
   * @param members files that a {@link MemberWriter} wrote
   * @param decisions files that {@link NearDuplicateRows} wrote
   */
  public void commit(DatasetVersion version, List<DataFile> members, List<DataFile> decisions) {
    lake.call(
        "dataset " + version.id() + " cannot be written",
        () -> {
          new DatasetCommit(lake).build(version, members, decisions);
          return null;
        });
  }

  /** Marks a version as deleted; maintenance removes its members. */
  public void delete(DatasetVersion version, long atNs) {
    lake.call(
        "dataset " + version.id() + " cannot be deleted",
        () -> {
          new DatasetCommit(lake).delete(version, atNs);
          return null;
        });
  }

  private static DatasetVersion version(Record row) {
    return new DatasetVersion(
        text(row, "dataset"),
        (Integer) row.getField("version"),
        State.valueOf(text(row, "state").toUpperCase(Locale.ROOT)),
        text(row, "spec"),
        text(row, "spec_hash"),
        text(row, "members_digest"),
        CommonPoint.parse(text(row, "snapshots")),
        text(row, "code_version"),
        text(row, "run_id"),
        number(row, "created_ns"),
        number(row, "samples"),
        number(row, "groups"),
        number(row, "drives"),
        text(row, "report"));
  }

  private static DatasetMember member(Record row) {
    return new DatasetMember(
        text(row, "dataset"),
        (Integer) row.getField("version"),
        text(row, "sample_token"),
        text(row, "scene_token"),
        new DriveKey(text(row, "vehicle_id"), text(row, "drive_id")),
        text(row, "region"),
        (Integer) row.getField("revision"),
        number(row, "timestamp_ns"),
        text(row, "split"),
        text(row, "leakage_group"),
        text(row, "near_cluster"),
        number(row, "payload_bytes"));
  }

  private static String text(Record row, String column) {
    return (String) row.getField(column);
  }

  private static long number(Record row, String column) {
    return (Long) row.getField(column);
  }
}
