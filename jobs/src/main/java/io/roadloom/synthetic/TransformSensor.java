package io.roadloom.synthetic;

import java.util.List;

/** {@code tf2_msgs/msg/TFMessage}: how all sensors are mounted. */
final class TransformSensor implements Sensor {
  private final int cameras;

  TransformSensor(int cameras) {
    this.cameras = cameras;
  }

  @Override
  public String topic() {
    return "/tf_static";
  }

  @Override
  public String type() {
    return "tf2_msgs/msg/TFMessage";
  }

  @Override
  public void write(Moment moment, CdrWriter out) {
    List<Mount> bodies = List.of(Mount.LIDAR, Mount.IMU, Mount.GNSS);
    out.u32(bodies.size() + cameras);
    for (Mount mount : bodies) {
      transform(moment, mount, mount.rotation(), out);
    }
    for (int i = 0; i < cameras; i++) {
      Mount mount = Mount.camera(i);
      transform(moment, mount, mount.opticalRotation(), out);
    }
  }

  private static void transform(Moment moment, Mount mount, double[] rotation, CdrWriter out) {
    out.header(moment.stampNs(), Mount.BODY)
        .string(mount.frameId())
        .f64s(mount.x(), mount.y(), mount.z())
        .f64s(rotation);
  }
}
