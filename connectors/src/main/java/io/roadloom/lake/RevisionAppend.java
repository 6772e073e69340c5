package io.roadloom.lake;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.util.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last commit of a unit, to {@code drive_revision}: it shows readers what the unit wrote, and
 * names the snapshots to read it at. A live commit of somebody else that is halfway through the
 * tables would be seen half at these: it is waited for, for some seconds. (That one may have died:
 * its pipeline finishes it when it is started again.)
 */
final class RevisionAppend {
  private static final Logger LOG = LoggerFactory.getLogger(RevisionAppend.class);
  private static final int MAX_TRIES = 1_000;
  private static final int MAX_WAITS = 12;
  private static final int FIRST_WAIT_MS = 20;
  private static final int MAX_WAIT_MS = 2_000;
  private static final int MAX_MS = 10_000;

  private final Lake lake;
  private final TableAppends appends;
  private final Map<String, Long> whole;

  /**
   * @param own checkpoints by live name that have all their data in the tables
   */
  RevisionAppend(Lake lake, TableAppends appends, Map<String, Long> own) {
    this.lake = lake;
    this.appends = appends;
    this.whole = new HashMap<>(own);
  }

  void run(List<TableAppends.Scoped<RevisionRow>> rows) {
    if (appends.done(driveRevision())) {
      return;
    }
    List<DataFile> files = appends.write(Tables.DRIVE_REVISION, rows);
    Tasks.foreach(this)
        .retry(MAX_TRIES)
        .exponentialBackoff(FIRST_WAIT_MS, MAX_WAIT_MS, Integer.MAX_VALUE, 1.5)
        .onlyRetryOn(ValidationException.class)
        .run(append -> append.commit(files));
  }

  /** What is named holds as long as nobody commits in between. */
  private void commit(List<DataFile> files) {
    Table before = driveRevision();
    Map<String, String> named = Map.of(CommonPoint.TABLES, CommonPoint.text(settled(before)));
    appends.commit(Tables.DRIVE_REVISION, files, named, history -> head(history) == head(before));
  }

  private Table driveRevision() {
    return lake.table(Tables.DRIVE_REVISION.name());
  }

  private static long head(Table table) {
    return table.currentSnapshot() == null ? -1 : table.currentSnapshot().snapshotId();
  }

  private static long head(Iterable<Snapshot> history) {
    Iterator<Snapshot> snapshots = history.iterator();
    return snapshots.hasNext() ? snapshots.next().snapshotId() : -1;
  }

  /** Snapshot ids of the tables, by name, at which no live commit is halfway through them. */
  private Map<String, Long> settled(Table driveRevision) {
    CommonPoint last = CommonPoint.of(driveRevision);
    know(LiveMarks.newest(driveRevision));
    Map<String, Long> snapshots = new TreeMap<>();
    try {
      Tasks.foreach(snapshots)
          .retry(MAX_WAITS)
          .exponentialBackoff(FIRST_WAIT_MS, MAX_WAIT_MS, MAX_MS, 1.5)
          .onlyRetryOn(HalfwayException.class)
          .run(into -> settle(last, into));
    } catch (HalfwayException e) {
      LOG.warn("{}; readers may see its drives half until it is finished", e.getMessage());
    }
    return snapshots;
  }

  /** What is known to be whole was so before any table is looked at. */
  private void settle(CommonPoint last, Map<String, Long> snapshots) {
    Map<String, Long> known = Map.copyOf(whole);
    String halfway = null;
    for (TableDef<?> def : Tables.OF_UNIT) {
      Table table = lake.table(def.name());
      if (def == Tables.DRIVE_REVISION) {
        know(LiveMarks.newest(table));
      } else if (table.currentSnapshot() != null) {
        snapshots.put(def.name(), table.currentSnapshot().snapshotId());
        know(LiveMarks.whole(table));
        halfway = last.oldestHalfway(table, known) == null ? halfway : def.name();
      }
    }
    if (halfway != null) {
      throw new HalfwayException(halfway);
    }
  }

  private void know(Map<String, Long> checkpoints) {
    checkpoints.forEach((live, checkpoint) -> whole.merge(live, checkpoint, Math::max));
  }

  private static final class HalfwayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    HalfwayException(String table) {
      super("table %s: a live commit does not go on".formatted(table));
    }
  }
}
