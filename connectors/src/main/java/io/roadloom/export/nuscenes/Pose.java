package io.roadloom.export.nuscenes;

import javax.annotation.Nullable;
import org.joml.Quaterniond;

/**
 * Where the vehicle was at a time. What is not known is null.
 *
 * @param translation metres
 * @param rotation w, x, y, z
 */
record Pose(long timestampNs, @Nullable double[] translation, @Nullable double[] rotation) {
  /** Between two poses, {@code a} not after {@code b}: known where both are. */
  static Pose between(Pose a, Pose b, long timestampNs) {
    double share = (double) (timestampNs - a.timestampNs) / (b.timestampNs - a.timestampNs);
    return new Pose(
        timestampNs,
        linear(a.translation, b.translation, share),
        slerp(a.rotation, b.rotation, share));
  }

  @Nullable
  private static double[] linear(@Nullable double[] a, @Nullable double[] b, double share) {
    if (a == null || b == null) {
      return null;
    }
    double[] between = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      between[i] = a[i] + share * (b[i] - a[i]);
    }
    return between;
  }

  @Nullable
  private static double[] slerp(@Nullable double[] a, @Nullable double[] b, double share) {
    if (a == null || b == null) {
      return null;
    }
    Quaterniond q = quaternion(a).slerp(quaternion(b), share).normalize();
    return new double[] {q.w, q.x, q.y, q.z};
  }

  private static Quaterniond quaternion(double[] q) {
    return new Quaterniond(q[1], q[2], q[3], q[0]);
  }
}
