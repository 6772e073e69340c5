package io.roadloom.lake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * What must still be known of snapshots that go: a new one, without rows, says it in their place.
 * Live pipelines look for their newest checkpoint; a backfill that was cut short between two tables
 * finds by its unit which of them have its rows.
 */
final class CarriedMarks {
  private static final String UNITS = "roadloom.carried.units";

  private CarriedMarks() {}

  /**
   * Adds the snapshot, where there is anything to say.
   *
   * @param going ids of snapshots that are about to go
   * @param unit which units, of those whose rows stay, may still be asked for
   */
  static void carry(Table table, Set<Long> going, Predicate<String> unit) {
    Set<String> units = new TreeSet<>();
    Set<String> claims = new TreeSet<>();
    boolean live = false;
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      if (!going.contains(snapshot.snapshotId())) {
        continue;
      }
      live |= LiveMarks.marked(snapshot);
      Set<String> open = units(snapshot);
      open.removeIf(unit.negate());
      if (!open.isEmpty()) {
        units.addAll(open);
        claims.addAll(TableAppends.claims(snapshot));
      }
    }
    if (live || !units.isEmpty()) {
      Map<String, String> summary = new HashMap<>(LiveMarks.carry(table));
      summary.put(UNITS, String.join(" ", units));
      summary.put(TableAppends.CLAIMS, String.join(" ", claims));
      AppendFiles carry = table.newFastAppend();
      summary.forEach(carry::set);
      carry.commit();
    }
  }

  /** Whether a snapshot that is gone appended the unit's rows. */
  static boolean hasUnit(Table table, String unitId) {
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      if (carried(snapshot).contains(unitId)) {
        return true;
      }
    }
    return false;
  }

  /** Units that the table's history tells of. */
  static Set<String> units(Table table) {
    Set<String> units = new HashSet<>();
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      units.addAll(units(snapshot));
    }
    return units;
  }

  private static Set<String> units(Snapshot snapshot) {
    Set<String> units = carried(snapshot);
    String own = snapshot.summary().get(TableAppends.UNIT);
    if (own != null && !snapshot.summary().containsKey(LiveMarks.LIVE)) {
      units.add(own);
    }
    return units;
  }

  private static Set<String> carried(Snapshot snapshot) {
    Set<String> units =
        new HashSet<>(Arrays.asList(snapshot.summary().getOrDefault(UNITS, "").split(" ")));
    units.remove("");
    return units;
  }
}
