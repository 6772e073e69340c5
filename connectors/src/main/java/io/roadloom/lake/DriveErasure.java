package io.roadloom.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.Nullable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.iceberg.util.Tasks;

/**
 * Takes a drive out of all tables for good: of the current rows, of what tags keep, and of all
 * history. Cut short at any point, running it again finishes it. Payloads in segments are another
 * matter.
 */
public final class DriveErasure {
  private static final int MAX_WAITS = 12;

  private final Lake lake;
  private final String driveId;

  public DriveErasure(Lake lake, String driveId) {
    this.lake = lake;
    this.driveId = driveId;
  }

  /**
   * What the tables hold of the drive.
   *
   * @param rows current ones by table, whatever their revision; tables without any are not named
   * @param tags and branches, as {@code table@name}, that keep rows of it
   * @param recordings uris of what it was read from, segments among them
   * @param members by version of a dataset, {@code name@version}, how many of its samples are in it
   */
  public record Holding(
      Map<String, Long> rows, Set<String> tags, Set<String> recordings, Map<String, Long> members) {
    public boolean isEmpty() {
      return rows.isEmpty() && tags.isEmpty();
    }
  }

  /**
   * What {@link #run} came to.
   *
   * @param snapshots that can no longer be read
   * @param open data files that hold the drive and may still be committed by whoever wrote them
   */
  public record Erased(int snapshots, List<String> open) {}

  public Holding holding() {
    return lake.call(
        "cannot be read",
        () -> {
          Map<String, Long> rows = new LinkedHashMap<>();
          Set<String> tags = new TreeSet<>();
          for (Table table : tables()) {
            TableErasure erasure = new TableErasure(table, driveId);
            String name = bare(table);
            long count = erasure.rows();
            if (count > 0) {
              rows.put(name, count);
            }
            erasure
                .refs()
                .values()
                .forEach(refs -> refs.forEach(ref -> tags.add(name + "@" + ref)));
          }
          return new Holding(
              rows, tags, recordings("uri"), new DatasetErasure(lake, driveId).members());
        });
  }

  /** Whether the drive was forgotten before, be it not to the end. */
  public boolean isForgotten() {
    return lake.forgotten().contains(driveId);
  }

  /**
   * Refuses a drive that a live pipeline is writing: more rows would come.
   *
   * @throws LakeException where one is
   */
  public void requireClosed() {
    lake.call(
        "cannot be read",
        () -> {
          Map<Integer, KnownRevision> newest = new HashMap<>();
          for (KnownRevision row :
              RevisionReads.of(lake.table(Tables.DRIVE_REVISION.name()), Set.of(driveId))) {
            newest.merge(
                row.revision(),
                row,
                (a, b) -> a.row().checkpoint() <= b.row().checkpoint() ? b : a);
          }
          for (KnownRevision row : newest.values()) {
            if (row.row().state() != RevisionRow.State.CLOSED) {
              throw new LakeException(
                  "drive %s: a live pipeline is writing it (unit %s); forget it when it has ended"
                      .formatted(driveId, row.row().unitId()));
            }
          }
          return null;
        });
  }

  /** From here on nothing of the drive is taken in any more. */
  public void refuse(long nowNs, @Nullable String reason) {
    lake.call(
        "cannot be written",
        () -> {
          String hash = Forgotten.hash(driveId);
          List<ForgottenRow> rows = new ArrayList<>();
          rows.add(new ForgottenRow(hash, null, nowNs, reason));
          for (String recordingId : recordings("recording_id")) {
            rows.add(new ForgottenRow(hash, recordingId, nowNs, reason));
          }
          lake.addForgotten(rows);
          return null;
        });
  }

  /**
   * Does it. Readers that started before may fail: what they read goes.
   *
   * @param nowNs time of what is written about datasets
   * @throws LakeException where a live pipeline has written a checkpoint into some tables only, and
   *     does not go on
   */
  public Erased run(long nowNs) {
    return lake.call("cannot be written", () -> erase(nowNs));
  }

  private Erased erase(long nowNs) throws IOException {
    LiveFiles live = LiveFiles.of(lake.table(Tables.DRIVE_REVISION.name()));
    DatasetErasure datasets = new DatasetErasure(lake, driveId);
    datasets.mark(nowNs);
    Map<String, Long> clean = new HashMap<>();
    for (Table table : tables()) {
      TableErasure erasure = new TableErasure(table, driveId);
      erasure.eraseRows();
      if (table.currentSnapshot() != null) {
        clean.put(bare(table), table.currentSnapshot().snapshotId());
      }
      erasure.eraseRefs();
    }
    datasets.follow(nowNs);
    awaitSettled(clean);
    Set<String> finished = CarriedMarks.units(lake.table(Tables.DRIVE_REVISION.name()));
    int snapshots = 0;
    List<String> open = new ArrayList<>();
    for (Table table : tables()) {
      // Empty, or made since: it never held the drive.
      if (clean.containsKey(bare(table))) {
        snapshots += new TableExpiry(table, driveId).run(clean.get(bare(table)), finished);
      }
      open.addAll(new Leftovers(table, driveId).delete(live));
    }
    return new Erased(snapshots, open);
  }

  /**
   * While a live commit is in some tables only, readers go by the snapshots before it: these would
   * have to stay. It is waited for, for some seconds.
   */
  private void awaitSettled(Map<String, Long> clean) {
    Tasks.foreach(clean)
        .retry(MAX_WAITS)
        .exponentialBackoff(100, 2_000, 15_000, 1.5)
        .onlyRetryOn(LakeException.class)
        .run(this::requireSettled);
  }

  private void requireSettled(Map<String, Long> clean) {
    CommonPoint point = CommonPoint.of(lake.table(Tables.DRIVE_REVISION.name()));
    for (Table table : tables()) {
      Long last = clean.get(bare(table));
      Snapshot read = point.snapshot(table);
      boolean settled =
          last == null || read != null && SnapshotUtil.isAncestorOf(table, read.snapshotId(), last);
      if (!settled) {
        throw new LakeException(
            "table %s: a live commit does not go on; start its pipeline again, then forget drive %s again"
                .formatted(bare(table), driveId));
      }
    }
  }

  /** First the one that shows the drive to readers, last the one that tells where it came from. */
  private List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    tables.add(lake.table(Tables.DRIVE_REVISION.name()));
    for (TableDef<?> def : Tables.ALL) {
      boolean ofDrives = def.schema().findField(HeldFile.DRIVE) != null;
      boolean placed = def == Tables.DRIVE_REVISION || def == Tables.RECORDING;
      if (ofDrives && !placed && lake.holds(def.name())) {
        tables.add(lake.table(def.name()));
      }
    }
    tables.add(lake.table(Tables.RECORDING.name()));
    return tables;
  }

  private Set<String> recordings(String column) throws IOException {
    Set<String> values = new TreeSet<>();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(lake.table(Tables.RECORDING.name()))
            .where(Expressions.equal(HeldFile.DRIVE, driveId))
            .select(column)
            .build()) {
      rows.forEach(row -> values.add((String) row.getField(column)));
    }
    return values;
  }

  private static String bare(Table table) {
    return table.name().substring(table.name().lastIndexOf('.') + 1);
  }
}
