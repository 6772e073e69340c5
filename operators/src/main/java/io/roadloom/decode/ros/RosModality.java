package io.roadloom.decode.ros;

import io.roadloom.model.Modality;
import java.util.Locale;

/** What kind of sensor a message type comes from. */
public final class RosModality {
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
    if (name.equals("sensor_msgs/PointCloud2")) {
      return topic.toLowerCase(Locale.ROOT).contains("radar") ? Modality.RADAR : Modality.LIDAR;
    }
    boolean packets =
        words.startsWith("velodyne_msgs/")
            || words.startsWith("nebula_msgs/")
            || words.startsWith("pandar_msgs/");
    return packets || name.equals("sensor_msgs/LaserScan") ? Modality.LIDAR : Modality.OTHER;
  }
}
