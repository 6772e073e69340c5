package io.roadloom.synthetic;

/** The rig of a synthetic drive, as YAML. */
final class DemoRig {
  private DemoRig() {}

  /**
   * @param dbc path of the CAN database, from the rig
   */
  static String text(DriveSpec spec, String dbc) {
    StringBuilder rig = new StringBuilder();
    rig.append("keyframes: {period: 100ms}\n");
    rig.append("max_disorder: 2s\n");
    rig.append("ego: {position: /gnss, orientation: /imu, max_gap: 250ms}\n");
    rig.append("channels:\n");
    for (int i = 0; i < spec.cameras().count(); i++) {
      channel(rig, Mount.cameraTopic(i) + "/compressed", "60ms");
    }
    if (spec.lidar().points() > 0) {
      channel(rig, "/lidar/points", "60ms");
    }
    channel(rig, "/imu", "15ms");
    channel(rig, "/gnss", "60ms");
    rig.append("  /can/0: {dbc: ").append(dbc).append("}\n");
    rig.append("signals:\n");
    signal(rig, "speed", "/can/0", "VEHICLE_SPEED", "linear, max_gap: 250ms");
    signal(rig, "steering_angle", "/can/0", "STEER_ANGLE", "linear, max_gap: 250ms");
    signal(rig, "yaw_rate", "/can/0", "YAW_RATE", "linear, max_gap: 250ms");
    signal(rig, "gear", "/can/0", "GEAR", "previous, max_age: 1s");
    rig.append("  latitude:  {channel: /gnss, policy: linear, max_gap: 250ms}\n");
    rig.append("  longitude: {channel: /gnss, policy: linear, max_gap: 250ms}\n");
    rig.append("  linear_acceleration.x: {channel: /imu, policy: linear, max_gap: 50ms}\n");
    return rig.toString();
  }

  private static void channel(StringBuilder rig, String topic, String tolerance) {
    rig.append("  ").append(topic);
    rig.append(": {policy: nearest, tolerance: ").append(tolerance).append(", clock: header}\n");
  }

  private static void signal(
      StringBuilder rig, String name, String topic, String message, String policy) {
    rig.append("  ").append(name).append(": {channel: ").append(topic);
    rig.append(", field: ").append(message).append('.').append(CanSignal.NAME);
    rig.append(", policy: ").append(policy).append("}\n");
  }
}
