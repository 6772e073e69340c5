package io.roadloom.model;

/** What kind of sensor speaks on a channel. */
public enum Modality {
  CAMERA,
  LIDAR,
  RADAR,
  IMU,
  GNSS,
  CAN,
  ODOMETRY,
  CALIBRATION,
  OTHER;

  /**
   * Whether readings carry a payload worth a {@code sample_data} row even when no keyframe chose
   * them.
   */
  public boolean hasSweeps() {
    return this == CAMERA || this == LIDAR || this == RADAR;
  }
}
