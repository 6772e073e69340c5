package io.roadloom.synthetic;

/**
 * A pinhole camera on the car, looking along its mount.
 *
 * @param focal pixels
 */
record CameraModel(Mount mount, int width, int height, double focal) {
  static final double NEAR_M = 0.4;

  CameraModel(int index, DriveSpec.Cameras cameras) {
    this(Mount.camera(index), cameras.width(), cameras.height(), 0.8 * cameras.width());
  }

  /** Right of the camera, down from it, ahead of it: of a point seen from the car, metres. */
  double[] toCamera(double x, double y, double z) {
    double forward = x - mount.x();
    double left = y - mount.y();
    double cos = StrictMath.cos(mount.yaw());
    double sin = StrictMath.sin(mount.yaw());
    return new double[] {forward * sin - left * cos, mount.z() - z, forward * cos + left * sin};
  }

  /** The column of a point in front of the camera. */
  int column(double[] point) {
    return limit(width / 2.0 + focal * point[0] / point[2]);
  }

  int row(double[] point) {
    return limit(height / 2.0 + focal * point[1] / point[2]);
  }

  private static int limit(double pixels) {
    return (int) Math.max(-20_000, Math.min(20_000, StrictMath.rint(pixels)));
  }
}
