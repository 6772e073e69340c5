package io.roadloom.model;

import javax.annotation.Nullable;

/**
 * How a sensor is mounted, or what its optics are, as a message of the recording says. Metres;
 * quaternions are x, y, z, w and turn the child's axes into the parent's.
 *
 * @param topic the camera's channel for CameraInfo; null for a transform
 * @param frameId the child frame
 * @param parentFrame null where unknown
 * @param translation 3 values or null
 * @param rotation 4 values or null
 * @param cameraMatrix 9 values, row-major, or null
 * @param distortion the model's coefficients or null
 */
public record CalibrationEvent(
    RecordingRef recording,
    long logNs,
    @Nullable String topic,
    String frameId,
    @Nullable String parentFrame,
    @Nullable double[] translation,
    @Nullable double[] rotation,
    @Nullable double[] cameraMatrix,
    @Nullable double[] distortion)
    implements DriveEvent {
  @Override
  public long orderNs() {
    return logNs;
  }
}
