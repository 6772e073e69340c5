package io.roadloom.lake;

import io.roadloom.model.RecordingRef;
import io.roadloom.model.row.RecordingRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;

/**
 * Commits a unit: table by table in a fixed order, {@code drive_revision} last. Until then readers
 * of current rows see nothing of it. Running it again, after whatever failure, finishes the rest.
 */
final class UnitCommit {
  private final Lake lake;
  private final Unit unit;
  private final Map<String, DriveResult> results;
  private final List<DrivePlan> changed = new ArrayList<>();
  private final Map<DrivePlan, CurrentRevision> unchanged = new HashMap<>();

  /**
   * @param results by drive id
   */
  UnitCommit(Lake lake, Unit unit, Map<String, DriveResult> results) {
    this.lake = lake;
    this.unit = unit;
    this.results = results;
  }

  UnitOutcome run() {
    unit.drives().forEach(this::requireWhole);
    TableAppends appends = TableAppends.of(lake, unit);
    if (appends.done(lake.table(Tables.DRIVE_REVISION.name()))) {
      discard(appends, unit.drives());
      return UnitCounts.of(results.values(), unit.drives().size(), 0);
    }
    refuseForgotten();
    compareWithCurrent();
    changed.forEach(plan -> appends.claim(plan.drive().driveId(), plan.revision()));
    for (TableDef<?> table : Tables.OF_DRIVE) {
      appends.append(table, files(changed, table));
    }
    appendRows(appends);
    discard(appends, unchanged.keySet());
    return UnitCounts.of(results.values(), changed.size(), unchanged.size());
  }

  private void requireWhole(DrivePlan plan) {
    String drive = plan.drive().driveId();
    DriveResult result = results.get(drive);
    if (result == null || result.summary() == null || !result.summary().whole()) {
      throw new IncompleteDriveException(
          "drive %s was not read to its end: nothing of it was committed".formatted(drive));
    }
    Set<String> read =
        result.recordings().stream().map(RecordingRow::recordingId).collect(Collectors.toSet());
    for (RecordingRef planned : plan.recordings()) {
      if (!read.contains(planned.recordingId())) {
        throw new IncompleteDriveException(
            "drive %s was read without its recording %s: nothing of it was committed"
                .formatted(drive, planned.uri()));
      }
    }
  }

  private void refuseForgotten() {
    Forgotten forgotten = lake.forgotten();
    for (DrivePlan plan : unit.drives()) {
      if (forgotten.contains(plan.drive().driveId())) {
        throw new LakeException(
            "drive %s was forgotten meanwhile: nothing was committed; run again"
                .formatted(plan.drive().driveId()));
      }
    }
  }

  private void compareWithCurrent() {
    Map<String, CurrentRevision> current = lake.currentRevisionsByDrive();
    for (DrivePlan plan : unit.drives()) {
      CurrentRevision now = current.get(plan.drive().driveId());
      if (now != null && now.revision() >= plan.revision()) {
        throw new LakeException(
            "drive %s: another run has written revision %d meanwhile; run again"
                .formatted(plan.drive().driveId(), now.revision()));
      }
      String digest = result(plan).rowsDigest();
      if (now != null && now.rigHash().equals(unit.rigHash()) && now.digest().equals(digest)) {
        unchanged.put(plan, now);
      } else {
        changed.add(plan);
      }
    }
  }

  private List<DataFile> files(Iterable<DrivePlan> plans, TableDef<?> table) {
    List<DataFile> files = new ArrayList<>();
    for (DrivePlan plan : plans) {
      files.addAll(result(plan).files().getOrDefault(table.name(), List.of()));
    }
    return files;
  }

  private void appendRows(TableAppends appends) {
    Map<String, Integer> attempts = lake.attempts();
    RecordingRows rows = new RecordingRows(attempts, unit.runId());
    List<TableAppends.Scoped<RevisionRow>> revisions = new ArrayList<>();
    for (DrivePlan plan : changed) {
      RowScope scope = new RowScope(plan.drive(), lake.region(), plan.revision());
      rows.add(scope, result(plan), Set.of());
      revisions.add(new TableAppends.Scoped<>(scope, revision(plan)));
    }
    rows.append(appends);
    if (!revisions.isEmpty()) {
      new RevisionAppend(lake, appends, Map.of()).run(revisions);
    }
    if (!unchanged.isEmpty()) {
      appendNewRecordings(attempts, appends.beside(".recordings"));
    }
  }

  /** Recordings that added nothing to their drives: known from now on, so that they are skipped. */
  private void appendNewRecordings(Map<String, Integer> attempts, TableAppends appends) {
    Set<String> known = lake.currentRecordingIds();
    RecordingRows rows = new RecordingRows(attempts, unit.runId());
    unchanged.forEach(
        (plan, now) -> {
          RowScope scope = new RowScope(plan.drive(), lake.region(), now.revision());
          rows.add(scope, result(plan), known);
        });
    rows.append(appends);
  }

  private DriveResult result(DrivePlan plan) {
    return results.get(plan.drive().driveId());
  }

  private RevisionRow revision(DrivePlan plan) {
    DriveResult result = result(plan);
    return new RevisionRow(
        unit.rigHash(),
        plan.manifestHash(),
        unit.codeVersion(),
        unit.runId(),
        unit.id(),
        result.rowsDigest(),
        result.summary(),
        RevisionRow.State.CLOSED,
        0);
  }

  private void discard(TableAppends appends, Iterable<DrivePlan> plans) {
    for (TableDef<?> table : Tables.OF_DRIVE) {
      appends.discard(table, files(plans, table));
    }
  }
}
