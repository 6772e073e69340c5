package io.roadloom.synthetic;

/** {@code sensor_msgs/msg/CameraInfo}: a camera's optics. */
final class CameraInfoSensor implements Sensor {
  private final CameraModel camera;
  private final String topic;

  CameraInfoSensor(CameraModel camera, String topic) {
    this.camera = camera;
    this.topic = topic;
  }

  @Override
  public String topic() {
    return topic + "/camera_info";
  }

  @Override
  public String type() {
    return "sensor_msgs/msg/CameraInfo";
  }

  @Override
  public void write(Moment moment, CdrWriter out) {
    double f = camera.focal();
    double x = camera.width() / 2.0;
    double y = camera.height() / 2.0;
    out.header(moment.stampNs(), camera.mount().frameId())
        .u32(camera.height())
        .u32(camera.width())
        .string("plumb_bob")
        .u32(5)
        .f64s(0, 0, 0, 0, 0)
        .f64s(f, 0, x, 0, f, y, 0, 0, 1)
        .f64s(1, 0, 0, 0, 1, 0, 0, 0, 1)
        .f64s(f, 0, x, 0, 0, f, y, 0, 0, 0, 1, 0)
        .u32(0)
        .u32(0)
        .u32(0)
        .u32(0)
        .u32(0)
        .u32(0)
        .bool(false);
  }
}
