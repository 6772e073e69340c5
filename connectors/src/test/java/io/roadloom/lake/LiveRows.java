package io.roadloom.lake;

import io.roadloom.model.DriveKey;
import io.roadloom.model.row.Row;
import java.util.List;

/** Rows of live drives: those of {@link DriveRows}, as a backfill would have them too. */
final class LiveRows {
  private LiveRows() {}

  /** As a backfill would plan the drive that one live recording is there of. */
  static DrivePlan plan(int drive) {
    DriveKey key = DriveRows.drive(drive);
    return new DrivePlan(key, 0, List.of(DriveRows.recording(key, drive + "-segment")), "manifest");
  }

  static List<Row> step(int drive, int number) {
    return DriveRows.sample(plan(drive), number);
  }

  /**
   * The end of the drive.
   *
   * @param samples since it opened
   */
  static List<Row> end(int drive, int samples) {
    return DriveRows.end(plan(drive), samples);
  }
}
