package io.roadloom.lake;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * Flink SQL of the current rows of each table. Every query is pinned to a snapshot, taken of {@code
 * drive_revision} first: what is current there is complete in all the others, so that a reader sees
 * a drive whole or not at all whatever is committed meanwhile.
 */
final class CurrentViews {
  private CurrentViews() {}

  /** The query of each of {@code tables}, by its bare name; others are not looked up. */
  static Map<String, String> queries(Lake lake, String catalog, Collection<String> tables) {
    String prefix = "`%s`.`%s`.".formatted(catalog, Lake.DATABASE);
    String revisions = Tables.DRIVE_REVISION.name();
    Table driveRevision = lake.table(revisions);
    String pinnedRevisions = pinned(prefix, driveRevision, revisions);
    Map<String, String> queries = new LinkedHashMap<>();
    for (TableDef<?> def : Tables.ALL) {
      if (!tables.contains(def.name())) {
        continue;
      }
      Table table = def == Tables.DRIVE_REVISION ? driveRevision : lake.table(def.name());
      String pinned = pinned(prefix, table, def.name());
      queries.put(
          def.name(),
          !def.scoped()
              ? "SELECT * FROM " + pinned
              // The hint: all tables' sizes are unknown to the planner, this one's is small.
              : """
                SELECT /*+ BROADCAST(c) */ t.* FROM %s AS t JOIN (
                  SELECT drive_id AS current_drive, MAX(revision) AS current_revision
                  FROM %s GROUP BY drive_id) AS c
                ON t.drive_id = c.current_drive AND t.revision = c.current_revision"""
                  .formatted(
                      pinned,
                      driveRevision.currentSnapshot() == null ? empty(prefix) : pinnedRevisions));
    }
    return queries;
  }

  /** Revisions committed after the views were made are not theirs to show. */
  private static String empty(String prefix) {
    return "(SELECT * FROM %s`drive_revision` WHERE FALSE)".formatted(prefix);
  }

  private static String pinned(String prefix, Table table, String name) {
    Snapshot snapshot = table.currentSnapshot();
    return snapshot == null
        ? prefix + "`" + name + "`"
        : "%s`%s` /*+ OPTIONS('snapshot-id'='%d') */"
            .formatted(prefix, name, snapshot.snapshotId());
  }
}
