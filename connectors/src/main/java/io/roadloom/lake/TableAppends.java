package io.roadloom.lake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.annotation.Nullable;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.util.SnapshotUtil;

/** Appends of one unit to tables, at most one to each, whoever else writes. */
final class TableAppends {
  static final String UNIT = "roadloom.unit";
  static final String RUN = "roadloom.run";
  static final String MANIFEST = "roadloom.manifest";
  static final String CLAIMS = "roadloom.drives";

  /** A row, and what it is of. */
  record Scoped<R>(RowScope scope, R row) {}

  private final Lake lake;
  private final String name;
  private final Map<String, String> summary;
  private final Set<String> claims = new HashSet<>();

  private TableAppends(Lake lake, String name, Map<String, String> summary) {
    this.lake = lake;
    this.name = name;
    this.summary = summary;
  }

  static TableAppends of(Lake lake, Unit unit) {
    return new TableAppends(
        lake, unit.id(), Map.of(RUN, unit.runId(), MANIFEST, unit.manifestHash()));
  }

  /** Of a checkpoint of a live pipeline. */
  static TableAppends of(Lake lake, LiveRun run, long checkpoint) {
    Map<String, String> summary = new HashMap<>(LiveMarks.of(run, checkpoint));
    summary.put(RUN, run.runId());
    return new TableAppends(lake, run.unit(checkpoint), summary);
  }

  /** Further appends of the same unit, beside and independent of these. */
  TableAppends beside(String suffix) {
    return new TableAppends(lake, name + suffix, summary);
  }

  /** Says which revision the appends that follow make: nobody else may make the same. */
  void claim(String driveId, int revision) {
    claims.add(claimOf(driveId, revision));
  }

  /** As a claim stands in a snapshot's summary. */
  static String claimOf(String driveId, int revision) {
    return Long.toHexString(RowHash.text64(driveId + "@" + revision));
  }

  static Set<String> claims(Snapshot snapshot) {
    return Set.of(snapshot.summary().getOrDefault(CLAIMS, "").split(" "));
  }

  /** Whether the table has the unit's rows. */
  boolean done(Table table) {
    String live = summary.get(LiveMarks.LIVE);
    return has(table, name)
        || (live != null
            && LiveMarks.newest(table).getOrDefault(live, -1L)
                >= Long.parseLong(summary.get(LiveMarks.CHECKPOINT)));
  }

  @Nullable
  private Snapshot find(Table table) {
    return find(table, name);
  }

  /** The snapshot in the table's history that appended the unit; null where there is none. */
  @Nullable
  static Snapshot find(Table table, String unitId) {
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      if (unitId.equals(snapshot.summary().get(UNIT))) {
        return snapshot;
      }
    }
    return null;
  }

  /** Whether the table has a unit's rows, be it that only a later snapshot says so. */
  static boolean has(Table table, String unitId) {
    return find(table, unitId) != null || CarriedMarks.hasUnit(table, unitId);
  }

  <R> void appendRows(TableDef<R> def, List<Scoped<R>> rows) {
    appendRows(def, rows, Map.of());
  }

  /**
   * Writes and appends rows.
   *
   * @param more for this snapshot's summary alone
   */
  <R> void appendRows(TableDef<R> def, List<Scoped<R>> rows, Map<String, String> more) {
    if (!rows.isEmpty() && !done(lake.table(def.name()))) {
      commit(def, write(def, rows), more, SnapshotAncestryValidator.NON_VALIDATING);
    }
  }

  /** Writes rows into files that no table knows yet. */
  <R> List<DataFile> write(TableDef<R> def, List<Scoped<R>> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, Table> tables = Map.of(def.name(), lake.table(def.name()));
    TableWriter<R> writer =
        new TableWriters(tables, 0, name + "-" + UUID.randomUUID())
            .writer(def, rows.get(0).scope());
    for (Scoped<R> row : rows) {
      writer.scope(row.scope());
      writer.write(row.row(), 0);
    }
    return writer.flush();
  }

  void append(TableDef<?> def, List<DataFile> files) {
    if (!files.isEmpty()) {
      commit(def, files, Map.of(), SnapshotAncestryValidator.NON_VALIDATING);
    }
  }

  /**
   * Appends, be it nothing but the summary. Where the table has the unit, deletes those of the
   * files that the table does not have, and does no more.
   *
   * @param more for this snapshot's summary alone
   * @param validator looks at the table's history, newest first, in the moment of the commit; its
   *     refusal comes as a {@link ValidationException}
   */
  void commit(
      TableDef<?> def,
      List<DataFile> files,
      Map<String, String> more,
      SnapshotAncestryValidator validator) {
    Table table = lake.table(def.name());
    if (done(table)) {
      if (find(table) != null) {
        discard(def, files);
      }
      return;
    }
    // A live pipeline commits for ever: its manifests are merged as it goes.
    AppendFiles append =
        summary.containsKey(LiveMarks.LIVE) ? table.newAppend() : table.newFastAppend();
    append.validateWith(history -> free(def, history, validator));
    files.forEach(append::appendFile);
    append.set(UNIT, name).set(CLAIMS, String.join(" ", claims));
    summary.forEach(append::set);
    more.forEach(append::set);
    try {
      append.commit();
    } catch (LakeException | ValidationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new LakeException("table %s: cannot be committed".formatted(def.name()), e);
    }
  }

  /** Whether nobody has appended this unit, or the same revision of one of its drives. */
  private boolean free(
      TableDef<?> def, Iterable<Snapshot> history, SnapshotAncestryValidator validator) {
    for (Snapshot snapshot : history) {
      if (name.equals(snapshot.summary().get(UNIT))) {
        throw new LakeException(
            "table %s: another attempt has committed the same; run again".formatted(def.name()));
      }
      if (claims(snapshot).stream().anyMatch(claims::contains)) {
        throw new ClaimedException(
            "table %s: another run writes the same drives; run again".formatted(def.name()));
      }
    }
    return validator.validate(history);
  }

  /** Deletes files but those that an earlier attempt at this unit has appended. */
  void discard(TableDef<?> def, List<DataFile> files) {
    Table table = lake.table(def.name());
    Set<String> kept = appended(table);
    files.stream()
        .map(DataFile::location)
        .filter(location -> !kept.contains(location))
        .forEach(table.io()::deleteFile);
  }

  /** Locations of the files that the unit has appended to the table. */
  Set<String> appended(Table table) {
    Set<String> locations = new HashSet<>();
    Snapshot appended = find(table);
    if (appended != null) {
      SnapshotChanges.builderFor(table)
          .snapshot(appended)
          .build()
          .addedDataFiles()
          .forEach(file -> locations.add(file.location()));
    }
    return locations;
  }
}
