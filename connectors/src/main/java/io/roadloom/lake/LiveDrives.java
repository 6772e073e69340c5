package io.roadloom.lake;

import io.roadloom.model.row.CalibratedSensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * What a checkpoint brings to its drives, and the rows of {@code drive_revision} that come of it:
 * one when a revision begins or opens again, one when it closes.
 */
final class LiveDrives {
  private final Lake lake;
  private final LiveRun run;
  private final long checkpoint;
  private final Map<String, OpenRevision> open;
  private final Map<String, OpenRevision> touched = new LinkedHashMap<>();
  private final Set<String> ended = new HashSet<>();
  private final List<OpenRevision> begun = new ArrayList<>();
  private final RecordingRows recordings;
  private final List<KnownRevision> known;

  /**
   * @param open drives as of the checkpoint before, by id
   * @param parts of the checkpoint, in order
   */
  LiveDrives(
      Lake lake,
      LiveRun run,
      long checkpoint,
      Map<String, OpenRevision> open,
      List<LiveDrive> parts)
      throws IOException {
    this.lake = lake;
    this.run = run;
    this.checkpoint = checkpoint;
    this.open = open;
    // What a segment has of a drive is told of once.
    this.recordings = new RecordingRows(Map.of(), run.runId());
    Set<String> ids = new HashSet<>();
    parts.forEach(part -> ids.add(part.drive().driveId()));
    ids.removeAll(open.keySet());
    this.known =
        ids.isEmpty() ? List.of() : RevisionReads.of(lake.table(Tables.DRIVE_REVISION.name()), ids);
    for (LiveDrive part : parts) {
      add(part);
    }
  }

  private void add(LiveDrive part) throws IOException {
    String id = part.drive().driveId();
    OpenRevision before = touched.containsKey(id) ? touched.get(id) : open.get(id);
    if (before == null) {
      before = begin(part);
    }
    if (before.revision() != part.revision()) {
      throw new IllegalStateException(
          "drive %s: rows of revision %d where %d is open"
              .formatted(id, part.revision(), before.revision()));
    }
    touched.put(id, before.plus(part.result()));
    recordings.add(scope(before), part.result(), Set.of());
    if (part.result().ended()) {
      ended.add(id);
    } else {
      ended.remove(id);
    }
  }

  private OpenRevision begin(LiveDrive part) throws IOException {
    KnownRevision closed = closed(part);
    if (closed == null) {
      OpenRevision start = OpenRevision.start(part.drive(), part.revision());
      begun.add(start);
      return start;
    }
    return OpenRevision.again(closed, distinct(part));
  }

  /** The row that this pipeline closed the revision with; null where it has not. */
  @Nullable
  private KnownRevision closed(LiveDrive part) {
    KnownRevision last = null;
    for (KnownRevision row : known) {
      boolean same =
          row.drive().driveId().equals(part.drive().driveId())
              && row.revision() == part.revision()
              && row.by(run)
              && row.row().checkpoint() < checkpoint
              && row.row().state() == RevisionRow.State.CLOSED;
      if (same && (last == null || last.row().checkpoint() < row.row().checkpoint())) {
        last = row;
      }
    }
    return last;
  }

  private Set<RowDigest> distinct(LiveDrive part) throws IOException {
    RowHash hash = new RowHash();
    Set<RowDigest> rows = new HashSet<>();
    for (CalibratedSensor row :
        CalibratedSensors.of(
            lake.table(Tables.CALIBRATED_SENSOR.name()), part.drive(), part.revision())) {
      hash.row(Tables.CALIBRATED_SENSOR, row);
      rows.add(new RowDigest(hash.high(), hash.low()));
    }
    return rows;
  }

  /** Revisions of which nothing was committed before. */
  List<OpenRevision> begun() {
    return begun;
  }

  /** Those that are told of. */
  RecordingRows recordings() {
    return recordings;
  }

  List<TableAppends.Scoped<RevisionRow>> rows() {
    List<TableAppends.Scoped<RevisionRow>> rows = new ArrayList<>();
    for (OpenRevision drive : touched.values()) {
      String id = drive.drive().driveId();
      if (ended.contains(id)) {
        rows.add(row(drive, RevisionRow.State.CLOSED));
      } else if (!open.containsKey(id)) {
        rows.add(row(drive, shown(drive) ? RevisionRow.State.HIDDEN : RevisionRow.State.OPEN));
      }
    }
    return rows;
  }

  /** Whether readers see an older revision: the beginning of this one would be less. */
  private boolean shown(OpenRevision drive) {
    for (KnownRevision row : known) {
      if (row.drive().driveId().equals(drive.drive().driveId())
          && row.revision() < drive.revision()
          && row.row().state() != RevisionRow.State.HIDDEN) {
        return !wasShown(drive);
      }
    }
    return false;
  }

  /** A revision that was closed has been shown, and stays so. */
  private static boolean wasShown(OpenRevision drive) {
    return !drive.manifestHash().isEmpty();
  }

  private TableAppends.Scoped<RevisionRow> row(OpenRevision drive, RevisionRow.State state) {
    boolean closed = state == RevisionRow.State.CLOSED;
    return new TableAppends.Scoped<>(
        scope(drive),
        new RevisionRow(
            run.rigHash(),
            closed ? drive.manifestHash() : "",
            run.codeVersion(),
            run.runId(),
            run.unit(checkpoint),
            closed ? drive.rowsDigest() : "",
            drive.counts(),
            state,
            checkpoint));
  }

  private RowScope scope(OpenRevision drive) {
    return new RowScope(drive.drive(), lake.region(), drive.revision());
  }

  /** Brings the open drives up to this checkpoint. */
  void settle() {
    open.putAll(touched);
    open.keySet().removeAll(ended);
  }
}
