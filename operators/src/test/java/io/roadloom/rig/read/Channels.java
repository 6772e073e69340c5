package io.roadloom.rig.read;

import io.roadloom.model.Channel;
import io.roadloom.model.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Channels of recordings that tests make up. */
final class Channels {
  private static final String XYZ = "float64 x\nfloat64 y\nfloat64 z\n";

  /** Between a definition and those that it refers to. */
  static final String BREAK = "=".repeat(80) + "\nMSG: ";

  private Channels() {}

  static Channel imu(String topic) {
    return ros(
        topic,
        "sensor_msgs/msg/Imu",
        "geometry_msgs/Quaternion orientation\n"
            + "float64[9] orientation_covariance\n"
            + "geometry_msgs/Vector3 angular_velocity\n"
            + "geometry_msgs/Vector3 linear_acceleration\n"
            + (BREAK + "geometry_msgs/Quaternion\n" + XYZ + "float64 w\n")
            + (BREAK + "geometry_msgs/Vector3\n" + XYZ));
  }

  static Channel gnss(String topic) {
    return ros(
        topic,
        "sensor_msgs/msg/NavSatFix",
        "float64 latitude\nfloat64 longitude\nfloat64 altitude\n");
  }

  static Channel camera(String topic) {
    return ros(topic, "sensor_msgs/msg/CompressedImage", "string format\nuint8[] data\n");
  }

  static Channel lidar(String topic) {
    return ros(topic, "sensor_msgs/msg/PointCloud2", "uint32 height\nuint32 width\nuint8[] data\n");
  }

  static Channel can(String topic) {
    return ros(
        topic,
        "can_msgs/msg/Frame",
        "uint32 id\nbool is_rtr\nbool is_extended\nbool is_error\nuint8 dlc\nuint8[8] data\n");
  }

  static Channel ros(String topic, String type, String definition) {
    return new Channel(
        0,
        topic,
        "cdr",
        new Schema(type, "ros2msg", definition.getBytes(StandardCharsets.UTF_8)),
        Map.of());
  }

  /** One that says nothing of itself. */
  static Channel unknown(String topic) {
    return new Channel(0, topic, "", null, Map.of());
  }

  static Channel json(String topic, String schema) {
    return new Channel(0, topic, "json", new Schema(schema, "jsonschema", new byte[0]), Map.of());
  }
}
