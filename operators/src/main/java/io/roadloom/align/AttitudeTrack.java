package io.roadloom.align;

import io.roadloom.dedup.HeldBatch;
import io.roadloom.model.SignalColumn;
import io.roadloom.rig.Policy;
import javax.annotation.Nullable;
import org.joml.Quaterniond;

/** Orientations of the ego's orientation channel, body to east-north-up. */
final class AttitudeTrack extends PoseTrack {
  /** Where messages have their quaternion: Imu, Odometry, PoseStamped. */
  private static final String[] PATHS = {
    "orientation", "pose.pose.orientation", "pose.orientation"
  };

  /** Imu says with −1 here that it knows no orientation. */
  private static final String UNKNOWN = "orientation_covariance[0]";

  private double[] x = new double[64];
  private double[] y = new double[64];
  private double[] z = new double[64];
  private double[] w = new double[64];

  @Override
  BatchFields fields(HeldBatch held) {
    String path = PATHS[0];
    for (String candidate : PATHS) {
      for (SignalColumn column : held.batch().signals()) {
        path = column.name().equals(candidate + ".w") ? candidate : path;
      }
    }
    return new BatchFields(
        held.batch(), path + ".x", path + ".y", path + ".z", path + ".w", UNKNOWN);
  }

  @Override
  void add(long t, BatchFields fields, int row) {
    Quaterniond q =
        new Quaterniond(
            fields.get(0, row), fields.get(1, row), fields.get(2, row), fields.get(3, row));
    double length = Math.sqrt(q.lengthSquared());
    // Rejects NaN as well, and the all-zero quaternion of a sensor that has none.
    boolean known = length > 1e-6 && length < 1e6 && fields.get(4, row) != -1;
    if (known) {
      int i = append(t);
      x[i] = q.x / length;
      y[i] = q.y / length;
      z[i] = q.z / length;
      w[i] = q.w / length;
    }
  }

  /** At t; null where it is not known. */
  @Nullable
  Quaterniond at(long t, Policy gap) {
    seek(t);
    int picked = pick(gap, t);
    if (picked == NONE) {
      return null;
    }
    return between(t) ? get(before()).slerp(get(after()), share(t)).normalize() : get(picked);
  }

  private Quaterniond get(int i) {
    return new Quaterniond(x[i], y[i], z[i], w[i]);
  }

  @Override
  void shift(int from, int count, int capacity) {
    x = shift(x, from, count, capacity);
    y = shift(y, from, count, capacity);
    z = shift(z, from, count, capacity);
    w = shift(w, from, count, capacity);
  }
}
