package io.roadloom.lake;

import io.roadloom.model.DriveKey;
import io.roadloom.model.row.Row;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;

/** Writes and commits a drive without Flink. */
final class SyntheticCommit {
  private SyntheticCommit() {}

  static UnitOutcome run(Lake lake, DriveKey drive, int revision, int samples) {
    String name = drive.driveId() + "-" + samples;
    DrivePlan plan =
        new DrivePlan(drive, revision, List.of(DriveRows.recording(drive, name)), name);
    Unit unit =
        new Unit(name + "-" + revision, "run", "rig-" + revision, "code", name, List.of(plan));
    DriveResult result = write(lake, plan, samples, false);
    return new UnitCommit(lake, unit, Map.of(drive.driveId(), result)).run();
  }

  static DriveResult write(Lake lake, DrivePlan plan, int samples, boolean reversed) {
    Map<String, Table> tables = new HashMap<>();
    Tables.OF_DRIVE.forEach(def -> tables.put(def.name(), lake.table(def.name())));
    RowScope scope = new RowScope(plan.drive(), "eu", plan.revision());
    TableWriters writers = new TableWriters(tables, 0, "test-" + System.nanoTime());
    DriveWriter writer = new DriveWriter(scope, new DriveFiles(writers, scope));
    List<Row> rows = DriveRows.all(plan, samples);
    if (reversed) {
      Collections.reverse(rows);
    }
    rows.forEach(writer::write);
    return writer.flush();
  }
}
