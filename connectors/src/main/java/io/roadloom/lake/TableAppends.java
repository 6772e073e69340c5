package io.roadloom.lake;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.annotation.Nullable;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
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
  private final Unit unit;
  private final String name;
  private final Set<String> claims = new HashSet<>();

  TableAppends(Lake lake, Unit unit) {
    this(lake, unit, unit.id());
  }

  private TableAppends(Lake lake, Unit unit, String name) {
    this.lake = lake;
    this.unit = unit;
    this.name = name;
  }

  /** Further appends of the same unit, beside and independent of these. */
  TableAppends beside(String suffix) {
    return new TableAppends(lake, unit, unit.id() + suffix);
  }

  /** Says which drives' revisions the appends that follow make: nobody else may make the same. */
  void claim(List<DrivePlan> plans) {
    for (DrivePlan plan : plans) {
      claims.add(claim(plan.drive().driveId(), plan.revision()));
    }
  }

  private static String claim(String driveId, int revision) {
    return Long.toHexString(RowHash.text64(driveId + "@" + revision));
  }

  /** Whether the table has the unit's rows. */
  boolean done(Table table) {
    return find(table) != null;
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

  <R> void appendRows(TableDef<R> def, List<Scoped<R>> rows) {
    Table table = lake.table(def.name());
    if (rows.isEmpty() || done(table)) {
      return;
    }
    String operation = name + "-" + UUID.randomUUID();
    TableWriter<R> writer =
        new TableWriters(Map.of(def.name(), table), 0, operation).writer(def, rows.get(0).scope());
    for (Scoped<R> row : rows) {
      writer.scope(row.scope());
      writer.write(row.row(), 0);
    }
    append(def, writer.flush());
  }

  void append(TableDef<?> def, List<DataFile> files) {
    if (files.isEmpty()) {
      return;
    }
    Table table = lake.table(def.name());
    if (done(table)) {
      discard(def, files);
      return;
    }
    AppendFiles append = table.newFastAppend().validateWith(this::free);
    files.forEach(append::appendFile);
    append.set(UNIT, name).set(RUN, unit.runId()).set(MANIFEST, unit.manifestHash());
    append.set(CLAIMS, String.join(" ", claims));
    try {
      append.commit();
    } catch (ValidationException e) {
      throw new LakeException(
          "table %s: another run writes the same drives; run again".formatted(def.name()), e);
    } catch (RuntimeException e) {
      throw new LakeException("table %s: cannot be committed".formatted(def.name()), e);
    }
  }

  /** Whether nobody has appended this unit, or the same revision of one of its drives. */
  private boolean free(Iterable<Snapshot> history) {
    for (Snapshot snapshot : history) {
      if (name.equals(snapshot.summary().get(UNIT))) {
        return false;
      }
      for (String claim : snapshot.summary().getOrDefault(CLAIMS, "").split(" ")) {
        if (claims.contains(claim)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Deletes files but those that an earlier attempt at this unit has appended. */
  void discard(TableDef<?> def, List<DataFile> files) {
    Table table = lake.table(def.name());
    Set<String> kept = new HashSet<>();
    Snapshot appended = find(table);
    if (appended != null) {
      appended.addedDataFiles(table.io()).forEach(file -> kept.add(file.location()));
    }
    files.stream()
        .map(DataFile::location)
        .filter(location -> !kept.contains(location))
        .forEach(table.io()::deleteFile);
  }
}
