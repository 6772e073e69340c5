package io.roadloom.lake;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Numbers the revisions of live drives: one that the pipeline has written before goes on as that;
 * else the next number that nobody has begun, 0 for a new drive. Tables are read when a drive comes
 * that is not known, at most once between two calls of {@link #forget}.
 */
final class RevisionChoice {
  /** A drive in the tables: newest revisions of this pipeline, −1 for none, and of anybody. */
  private record Seen(int own, int any) {
    Seen plus(Seen other) {
      return new Seen(Math.max(own, other.own), Math.max(any, other.any));
    }
  }

  private static final Seen NEW = new Seen(-1, -1);

  private final LiveRun run;
  private final Map<String, Seen> seen = new HashMap<>();
  private final Set<String> claims = new HashSet<>();
  private final RevisionNews news = new RevisionNews();
  private boolean fresh;

  RevisionChoice(LiveRun run) {
    this.run = run;
  }

  /** What was read may no longer hold. */
  void forget() {
    fresh = false;
  }

  boolean fresh() {
    return fresh;
  }

  /** Reads what the tables say now. */
  void read(Lake lake) throws IOException {
    Table driveRevision = lake.table(Tables.DRIVE_REVISION.name());
    if (!news.follows(driveRevision)) {
      seen.clear();
    }
    for (KnownRevision row : news.read(driveRevision)) {
      int own = row.by(run) ? row.revision() : -1;
      seen.merge(row.drive().driveId(), new Seen(own, row.revision()), Seen::plus);
    }
    claims.clear();
    for (TableDef<?> def : Tables.OF_DRIVE) {
      for (Snapshot snapshot : SnapshotUtil.currentAncestors(lake.table(def.name()))) {
        if (!run.liveName().equals(snapshot.summary().get(LiveMarks.LIVE))) {
          claims.addAll(TableAppends.claims(snapshot));
        }
      }
    }
    fresh = true;
  }

  /** Whether the tables tell which revision of the drive is this pipeline's. */
  boolean knows(String driveId) {
    return seen.getOrDefault(driveId, NEW).own() >= 0;
  }

  int choose(String driveId) {
    Seen drive = seen.getOrDefault(driveId, NEW);
    if (drive.own() >= 0) {
      return drive.own();
    }
    int next = drive.any() + 1;
    // A unit that died between its commits may have left rows of a number that is not shown.
    while (claims.contains(TableAppends.claimOf(driveId, next))) {
      next++;
    }
    return next;
  }
}
