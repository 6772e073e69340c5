package io.roadloom.lake;

import io.roadloom.dataset.SpecException;
import io.roadloom.dataset.spec.SnapshotText;
import io.roadloom.model.DriveKey;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.Nullable;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;

/** What a dataset is built from: all tables at one point in their history. */
public final class DatasetSource {
  /** Tables that samples are put together from. */
  private static final List<String> READ = List.of("sample", "ego_pose", "sample_data", "scene");

  private final Lake lake;
  private final CommonPoint point;
  private final Map<String, Long> snapshots = new TreeMap<>();

  private DatasetSource(Lake lake, CommonPoint point) {
    this.lake = lake;
    this.point = point;
    for (TableDef<?> def : Tables.OF_SOURCE) {
      if (lake.holds(def.name())) {
        Snapshot snapshot = point.snapshot(lake.table(def.name()));
        if (snapshot != null) {
          snapshots.put(def.name(), snapshot.snapshotId());
        }
      }
    }
  }

  /**
   * A drive at this point, and the files that its rows are in.
   *
   * @param number from 0, by drive id
   * @param files locations by table; some may hold rows of other drives too
   */
  public record Drive(int number, DriveKey drive, int revision, Map<String, List<String>> files)
      implements Serializable {}

  /**
   * The tables as a spec means them.
   *
   * @param snapshot an id or a time, as specs have it; null for now
   * @throws SpecException where there is no such state
   */
  public static DatasetSource at(Lake lake, @Nullable String snapshot) {
    return lake.call(
        "cannot be read",
        () -> {
          Table revisions = lake.table(Tables.DRIVE_REVISION.name());
          return new DatasetSource(
              lake,
              snapshot == null
                  ? CommonPoint.of(revisions)
                  : CommonPoint.at(revisions, find(revisions, snapshot)));
        });
  }

  private static Snapshot find(Table revisions, String text) {
    OptionalLong id = SnapshotText.id(text);
    Long found =
        id.isPresent()
            ? Long.valueOf(id.getAsLong())
            : SnapshotUtil.nullableSnapshotIdAsOfTime(
                revisions, SnapshotText.timeMs(text).orElseThrow());
    Snapshot snapshot = found == null ? null : revisions.snapshot(found);
    if (snapshot == null) {
      throw new SpecException(
          id.isPresent()
              ? "drive_revision has no snapshot " + text
              : "no state of the tables is kept from " + text + " or before");
    }
    return snapshot;
  }

  /** Snapshot ids by table; a table without rows has none. */
  public Map<String, Long> snapshots() {
    return snapshots;
  }

  /** Queries of current rows by name, as {@link Lake#currentViews}, at this point. */
  public Map<String, String> views(String catalogName, Collection<String> tables) {
    return lake.call(
        "cannot be read", () -> CurrentViews.queries(lake, catalogName, tables, point));
  }

  /** The tables that {@link Drive#files} are of, serializable, by name. */
  public Map<String, Table> tables() {
    Map<String, Table> tables = new TreeMap<>();
    for (String table : READ) {
      if (snapshots.containsKey(table)) {
        tables.put(table, SerializableTable.copyOf(lake.table(table)));
      }
    }
    return tables;
  }

  /** Topics of all channels, by modality. */
  public Map<String, Set<String>> channels() {
    return lake.call("cannot be read", this::readChannels);
  }

  private Map<String, Set<String>> readChannels() throws IOException {
    Map<String, Set<String>> channels = new TreeMap<>();
    Long snapshot = snapshots.get(Tables.CHANNEL.name());
    if (snapshot != null) {
      try (CloseableIterable<Record> rows =
          IcebergGenerics.read(lake.table(Tables.CHANNEL.name()))
              .useSnapshot(snapshot)
              .select("topic", "modality")
              .build()) {
        for (Record row : rows) {
          channels
              .computeIfAbsent((String) row.getField("modality"), first -> new TreeSet<>())
              .add((String) row.getField("topic"));
        }
      }
    }
    return channels;
  }

  /** All drives, by id. */
  public List<Drive> drives() {
    return lake.call("cannot be read", this::readDrives);
  }

  private List<Drive> readDrives() throws IOException {
    if (point.revisions() == null) {
      return List.of();
    }
    TreeMap<String, CurrentRevision> current =
        new TreeMap<>(RevisionReads.current(point.driveRevision(), point.revisions().snapshotId()));
    Map<String, Map<String, List<String>>> files = new TreeMap<>();
    current.keySet().forEach(drive -> files.put(drive, new TreeMap<>()));
    for (String table : READ) {
      Long snapshot = snapshots.get(table);
      if (snapshot != null) {
        for (FileRevision file : FileRevision.of(lake.table(table), snapshot)) {
          hand(file, table, current, files);
        }
      }
    }
    List<Drive> drives = new ArrayList<>();
    current.forEach(
        (id, revision) ->
            drives.add(
                new Drive(drives.size(), revision.drive(), revision.revision(), files.get(id))));
    return drives;
  }

  /** A file goes to every drive that it may hold current rows of. */
  private static void hand(
      FileRevision file,
      String table,
      TreeMap<String, CurrentRevision> current,
      Map<String, Map<String, List<String>>> files) {
    current.subMap(file.driveId(), true, file.lastDriveId(), true).values().stream()
        .filter(now -> file.revision() <= now.revision() && now.revision() <= file.lastRevision())
        .forEach(
            now ->
                files
                    .get(now.drive().driveId())
                    .computeIfAbsent(table, first -> new ArrayList<>())
                    .add(file.file().location()));
  }
}
