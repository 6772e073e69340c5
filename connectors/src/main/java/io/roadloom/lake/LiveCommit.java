package io.roadloom.lake;

import io.roadloom.model.row.DriveSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.Table;

/**
 * Commits a checkpoint of a live pipeline: table by table in a fixed order, {@code drive_revision}
 * last. Running it again, after whatever failure, finishes the rest.
 */
final class LiveCommit {
  private static final Map<String, String> WHOLE = Map.of(LiveMarks.WHOLE, "true");

  private final Lake lake;
  private final LiveRun run;
  private final long checkpoint;
  private final List<LiveResult> results;
  private final TableAppends appends;
  private boolean finished;

  LiveCommit(Lake lake, LiveRun run, long checkpoint, List<LiveResult> results) {
    this.lake = lake;
    this.run = run;
    this.checkpoint = checkpoint;
    this.results = results;
    this.appends = TableAppends.of(lake, run, checkpoint);
  }

  /**
   * Commits; nothing where there is nothing to commit.
   *
   * @param open drives as of the checkpoint before, by id; brought up to this one
   * @throws LiveRefusedException where the tables hold other rows of this checkpoint, or of a
   *     revision that it begins
   */
  void run(Map<String, OpenRevision> open) throws IOException {
    if (results.stream().allMatch(LiveResult::empty)) {
      return;
    }
    finished = appends.done(lake.table(Tables.DRIVE_REVISION.name()));
    List<LiveDrive> parts = results.stream().flatMap(result -> result.drives().stream()).toList();
    LiveDrives drives = new LiveDrives(lake, run, checkpoint, open, parts);
    drives.begun().forEach(drive -> appends.claim(drive.drive().driveId(), drive.revision()));
    try {
      commitFiles(drives);
      new RevisionAppend(lake, appends, Map.of(run.liveName(), checkpoint)).run(drives.rows());
    } catch (ClaimedException e) {
      throw new LiveRefusedException(
          run.liveName(),
          "another run began a revision in the moment in which its drive went live; rewind the tables to before that run: "
              + e.getMessage());
    }
    drives.settle();
  }

  /** A drive that is new is claimed in all tables, before any other run can write to the first. */
  private void commitFiles(LiveDrives drives) throws IOException {
    Map<TableDef<?>, List<DataFile>> all = new LinkedHashMap<>();
    for (TableDef<?> table : Tables.OF_DRIVE) {
      List<DataFile> files = files(table);
      if (!files.isEmpty() || !drives.begun().isEmpty()) {
        all.put(table, files);
      }
    }
    RecordingRows rows = drives.recordings();
    int last = all.size() + (rows.empty() ? 0 : 1);
    int at = 0;
    for (Map.Entry<TableDef<?>, List<DataFile>> files : all.entrySet()) {
      commit(files.getKey(), files.getValue(), ++at == last);
    }
    if (!rows.empty()) {
      appends.appendRows(Tables.CHANNEL, rows.channels());
      appends.appendRows(Tables.RECORDING, rows.recordings(), WHOLE);
    }
  }

  private void commit(TableDef<?> def, List<DataFile> files, boolean last) {
    Table table = lake.table(def.name());
    if (finished || appends.done(table)) {
      requireOurs(table, files);
      return;
    }
    appends.commit(def, files, last ? WHOLE : Map.of(), SnapshotAncestryValidator.NON_VALIDATING);
  }

  /** Two continuations of one savepoint give different checkpoints the same number. */
  private void requireOurs(Table table, List<DataFile> files) {
    Set<String> appended = appends.appended(table);
    boolean expired = appends.done(table) && TableAppends.find(table, run.unit(checkpoint)) == null;
    boolean ours = expired || files.stream().map(DataFile::location).allMatch(appended::contains);
    if (!ours) {
      throw new LiveRefusedException(
          run.liveName(),
          "checkpoint %d in the tables is of another continuation of the same savepoint; go on with the newest checkpoint of that one, or rewind the tables"
              .formatted(checkpoint));
    }
  }

  private List<DataFile> files(TableDef<?> def) {
    Table table = lake.table(def.name());
    List<DataFile> files = new ArrayList<>();
    for (LiveResult result : results) {
      for (String file : result.files().getOrDefault(def.name(), List.of())) {
        files.add(DataFileJson.file(file, table.specs()));
      }
    }
    return files;
  }

  /** How many rows of a kind it has. */
  long rows(ToLongFunction<DriveSummary> kind) {
    return results.stream()
        .flatMap(result -> result.drives().stream())
        .mapToLong(drive -> kind.applyAsLong(drive.result().counts()))
        .sum();
  }

  /** The newest time of a row; Long.MIN_VALUE where no row has one. */
  long newestNs() {
    return results.stream()
        .flatMap(result -> result.drives().stream())
        .mapToLong(drive -> drive.result().newestNs())
        .max()
        .orElse(Long.MIN_VALUE);
  }
}
