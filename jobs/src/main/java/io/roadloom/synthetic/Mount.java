package io.roadloom.synthetic;

/**
 * Where a sensor sits on the car: metres from the rear axle's middle, on the ground (x forward, y
 * left, z up), and turned about the vertical axis.
 *
 * @param yaw radians, to the left
 */
record Mount(String frameId, double x, double y, double z, double yaw) {
  static final String BODY = "base_link";
  static final Mount LIDAR = new Mount("lidar", 1.2, 0, 1.85, 0);
  static final Mount IMU = new Mount("imu", 0, 0, 0.4, 0);
  static final Mount GNSS = new Mount("gnss", -0.3, 0, 1.6, 0);
  private static final String[] SIDES = {"front", "rear", "left", "right"};
  private static final double[] YAW = {0, StrictMath.PI, StrictMath.PI / 2, -StrictMath.PI / 2};
  private static final double[] FORWARD = {1.7, -0.8, 0.8, 0.8};
  private static final double[] LEFT = {0, 0, 0.9, -0.9};

  /**
   * @param index 0 to 3: front, rear, left, right
   */
  static Mount camera(int index) {
    return new Mount("camera_" + SIDES[index], FORWARD[index], LEFT[index], 1.4, YAW[index]);
  }

  /** The topics of a camera start with this. */
  static String cameraTopic(int index) {
    return "/camera/" + SIDES[index];
  }

  /** Quaternion x, y, z, w of the body's axes: x forward, y left, z up. */
  double[] rotation() {
    return new double[] {0, 0, StrictMath.sin(yaw / 2), StrictMath.cos(yaw / 2)};
  }

  /** The same for a camera's axes: x right, y down, z into the picture. */
  double[] opticalRotation() {
    double s = StrictMath.sin(yaw / 2) / 2;
    double c = StrictMath.cos(yaw / 2) / 2;
    return new double[] {-c - s, c - s, s - c, c + s};
  }
}
