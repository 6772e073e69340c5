package io.roadloom.align;

import io.roadloom.model.DriveKey;
import io.roadloom.model.row.EgoPose;
import io.roadloom.rig.Policy;
import javax.annotation.Nullable;
import org.joml.Quaterniond;

/** Where the vehicle is at a keyframe. A sample without any knowledge of it gets no row. */
final class PoseMaker {
  private final DriveKey drive;
  private final @Nullable FixTrack fixes;
  private final @Nullable AttitudeTrack attitudes;
  private final Policy gap;
  private final DriveState state;
  private final RowWriter rows;

  PoseMaker(
      DriveKey drive,
      @Nullable FixTrack fixes,
      @Nullable AttitudeTrack attitudes,
      long maxGapNs,
      DriveState state,
      RowWriter rows) {
    this.drive = drive;
    this.fixes = fixes;
    this.attitudes = attitudes;
    this.gap = new Policy.Linear(maxGapNs);
    this.state = state;
    this.rows = rows;
  }

  long reachNs() {
    return fixes == null && attitudes == null ? 0 : gap.reachAheadNs();
  }

  /** The row that went out; null where there is none. */
  @Nullable
  EgoPose emit(String sampleToken, long t) {
    double[] fix = fixes == null ? null : fixes.at(t, gap);
    Quaterniond q = attitudes == null ? null : attitudes.at(t, gap);
    if (fix == null && q == null) {
      return null;
    }
    double[] enu =
        fix == null || state.origin == null || Double.isNaN(fix[2])
            ? null
            : Wgs84.enu(fix[0], fix[1], fix[2], state.origin);
    EgoPose pose =
        new EgoPose(
            drive,
            sampleToken,
            t,
            value(fix, 0),
            value(fix, 1),
            value(fix, 2),
            value(enu, 0),
            value(enu, 1),
            value(enu, 2),
            q == null ? null : q.w,
            q == null ? null : q.x,
            q == null ? null : q.y,
            q == null ? null : q.z);
    rows.emit(pose);
    return pose;
  }

  @Nullable
  private static Double value(@Nullable double[] values, int i) {
    return values == null || Double.isNaN(values[i]) ? null : Double.valueOf(values[i]);
  }
}
