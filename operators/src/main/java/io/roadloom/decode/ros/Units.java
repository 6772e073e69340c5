package io.roadloom.decode.ros;

/** Units of the well-known types' fields, as their definitions state them. */
final class Units {
  private Units() {}

  /** Empty where unknown. */
  static String of(String type, String path) {
    return switch (type) {
      case "sensor_msgs/Imu" ->
          path.startsWith("angular_velocity.")
              ? "rad/s"
              : path.startsWith("linear_acceleration.") ? "m/s²" : "";
      case "sensor_msgs/NavSatFix" ->
          switch (path) {
            case "latitude", "longitude" -> "deg";
            case "altitude" -> "m";
            default -> "";
          };
      case "nav_msgs/Odometry",
          "geometry_msgs/PoseStamped",
          "geometry_msgs/PoseWithCovarianceStamped",
          "geometry_msgs/TwistStamped",
          "geometry_msgs/TwistWithCovarianceStamped" ->
          geometry(path);
      case "sensor_msgs/MagneticField" -> path.startsWith("magnetic_field.") ? "T" : "";
      case "sensor_msgs/FluidPressure" -> path.equals("fluid_pressure") ? "Pa" : "";
      case "sensor_msgs/Temperature" -> path.equals("temperature") ? "°C" : "";
      default -> "";
    };
  }

  private static String geometry(String path) {
    if (path.contains("position.")) {
      return "m";
    } else if (path.contains("linear.")) {
      return "m/s";
    }
    return path.contains("angular.") ? "rad/s" : "";
  }
}
