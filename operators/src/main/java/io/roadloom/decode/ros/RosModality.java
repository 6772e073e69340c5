package io.roadloom.decode.ros;

import io.roadloom.model.Modality;
import java.util.Locale;
import java.util.Set;

/** What kind of sensor a message type comes from. */
public final class RosModality {
  /** Packages whose scans and packets are raw data of laser scanners, or of radars beside them. */
  private static final Set<String> PACKETS =
      Set.of(
          "velodyne_msgs",
          "nebula_msgs",
          "pandar_msgs",
          "hesai_ros_driver",
          "ouster_msgs",
          "ouster_ros",
          "ouster_sensor_msgs",
          "rslidar_msg",
          "rslidar_msgs",
          "livox_ros_driver",
          "livox_ros_driver2");

  private RosModality() {}

  /**
   * @param type {@code pkg/Type} or {@code pkg/msg/Type}
   */
  public static Modality of(String type, String topic) {
    String name = RosType.shortName(type);
    return switch (name) {
      case "sensor_msgs/Image", "sensor_msgs/CompressedImage" -> Modality.CAMERA;
      case "sensor_msgs/CameraInfo", "tf2_msgs/TFMessage", "tf/tfMessage" -> Modality.CALIBRATION;
      case "sensor_msgs/Imu" -> Modality.IMU;
      case "sensor_msgs/NavSatFix", "gps_common/GPSFix", "gps_msgs/GPSFix" -> Modality.GNSS;
      case "can_msgs/Frame" -> Modality.CAN;
      case "nav_msgs/Odometry",
          "geometry_msgs/PoseStamped",
          "geometry_msgs/PoseWithCovarianceStamped",
          "geometry_msgs/TwistStamped",
          "geometry_msgs/TwistWithCovarianceStamped" ->
          Modality.ODOMETRY;
      default -> byWord(name, topic);
    };
  }

  private static Modality byWord(String name, String topic) {
    String words = name.toLowerCase(Locale.ROOT);
    if (words.contains("radar") || words.contains("ars548")) {
      return Modality.RADAR;
    }
    boolean packets = PACKETS.contains(name.substring(0, Math.max(0, name.indexOf('/'))));
    boolean ranges = packets || name.equals("sensor_msgs/PointCloud2") || words.endsWith("scan");
    if (!ranges) {
      return Modality.OTHER;
    }
    String lower = topic.toLowerCase(Locale.ROOT);
    return lower.contains("radar") || lower.contains("ars548") ? Modality.RADAR : Modality.LIDAR;
  }
}
