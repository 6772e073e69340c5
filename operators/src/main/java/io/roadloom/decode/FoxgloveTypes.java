package io.roadloom.decode;

import io.roadloom.model.Modality;

/** The well-known schemas of Foxglove, the same in protobuf and JSON. */
public final class FoxgloveTypes {
  private FoxgloveTypes() {}

  /** {@link Modality#OTHER} for schemas that are not among them. */
  public static Modality modality(String schema) {
    return switch (schema) {
      case "foxglove.CompressedImage", "foxglove.RawImage", "foxglove.CompressedVideo" ->
          Modality.CAMERA;
      case "foxglove.PointCloud", "foxglove.LaserScan" -> Modality.LIDAR;
      case "foxglove.LocationFix" -> Modality.GNSS;
      case "foxglove.CameraCalibration", "foxglove.FrameTransform", "foxglove.FrameTransforms" ->
          Modality.CALIBRATION;
      case "foxglove.PoseInFrame" -> Modality.ODOMETRY;
      default -> Modality.OTHER;
    };
  }

  /** Whether messages carry an image or a cloud, whose fields are no signals. */
  public static boolean isMedia(String schema) {
    return modality(schema).hasSweeps();
  }

  /** Whether messages say where sensors are, or how cameras see; their fields are no signals. */
  public static boolean isCalibration(String schema) {
    return modality(schema) == Modality.CALIBRATION;
  }
}
