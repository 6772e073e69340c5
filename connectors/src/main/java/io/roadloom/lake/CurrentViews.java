package io.roadloom.lake;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * Flink SQL of the current rows of each table. Every query is pinned to a snapshot, all of them at
 * one {@link CommonPoint}: a reader sees a drive whole, a live one up to the same checkpoint in all
 * tables, whatever is committed meanwhile.
 */
final class CurrentViews {
  private CurrentViews() {}

  /** The query of each of {@code tables}, by its bare name; others are not looked up. */
  static Map<String, String> queries(Lake lake, String catalog, Collection<String> tables) {
    String prefix = "`%s`.`%s`.".formatted(catalog, Lake.DATABASE);
    CommonPoint point = CommonPoint.of(lake.table(Tables.DRIVE_REVISION.name()));
    String revisions = pinned(prefix, point, point.driveRevision(), Tables.DRIVE_REVISION);
    Map<String, String> queries = new LinkedHashMap<>();
    for (TableDef<?> def : lake.held(Tables.ALL)) {
      if (!tables.contains(def.name())) {
        continue;
      }
      if (def == Tables.DRIVE_REVISION) {
        queries.put(def.name(), lastRows(revisions));
        continue;
      }
      String pinned = pinned(prefix, point, lake.table(def.name()), def);
      queries.put(
          def.name(), def.scoped() ? currentRows(pinned, revisions) : "SELECT * FROM " + pinned);
    }
    return queries;
  }

  private static String currentRows(String table, String revisions) {
    // The hint: all tables' sizes are unknown to the planner, this one's is small.
    return """
        SELECT /*+ BROADCAST(c) */ t.* FROM %s AS t JOIN (
          SELECT drive_id AS current_drive, MAX(revision) AS current_revision
          FROM %s WHERE state <> 'hidden' GROUP BY drive_id) AS c
        ON t.drive_id = c.current_drive AND t.revision = c.current_revision"""
        .formatted(table, revisions);
  }

  /** A live revision has a row for each step: the newest holds. */
  private static String lastRows(String revisions) {
    String columns =
        Tables.DRIVE_REVISION.schema().columns().stream()
            .map(column -> "`" + column.name() + "`")
            .collect(Collectors.joining(", "));
    return """
        SELECT %s FROM (
          SELECT *, ROW_NUMBER() OVER (
            PARTITION BY drive_id ORDER BY revision DESC, checkpoint DESC) AS nth
          FROM %s WHERE state <> 'hidden')
        WHERE nth = 1"""
        .formatted(columns, revisions);
  }

  /** A table without a snapshot stays empty: what comes later is not the view's to show. */
  private static String pinned(String prefix, CommonPoint point, Table table, TableDef<?> def) {
    Snapshot snapshot = point.snapshot(table);
    String name = prefix + "`" + def.name() + "`";
    return snapshot == null
        ? "(SELECT * FROM %s WHERE FALSE)".formatted(name)
        : "%s /*+ OPTIONS('snapshot-id'='%d') */".formatted(name, snapshot.snapshotId());
  }
}
