package io.roadloom.export.card;

import io.roadloom.export.ExportReading;
import io.roadloom.model.Modality;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.SampleData;

/** What was exported of one channel. Not thread-safe. Written and read by {@link Json}. */
final class ChannelStatistics {
  private static final double NANOS_PER_MILLI = 1e6;

  private long keyFrames;
  private long sweeps;
  private long bytes;
  private boolean camera;
  private long withoutMounting;
  private long withoutOptics;
  private final Histogram residualMs = residuals();

  /** No residuals, ms. */
  static Histogram residuals() {
    return new Histogram(-1000, -100, -50, -20, -10, -5, -2, 0, 2, 5, 10, 20, 50, 100, 1000);
  }

  void add(ExportReading reading) {
    SampleData row = reading.row();
    CalibratedSensor mounting = reading.mounting();
    bytes += row.payloadLength();
    withoutMounting += mounting == null || mounting.translation() == null ? 1 : 0;
    if (row.modality() == Modality.CAMERA) {
      camera = true;
      withoutOptics += mounting == null || mounting.cameraMatrix() == null ? 1 : 0;
    }
    if (row.isKeyFrame() && row.residualNs() != null) {
      residualMs.add(row.residualNs() / NANOS_PER_MILLI);
    }
    keyFrames += row.isKeyFrame() ? 1 : 0;
    sweeps += row.isKeyFrame() ? 0 : 1;
  }

  void add(ChannelStatistics other) {
    keyFrames += other.keyFrames;
    sweeps += other.sweeps;
    bytes += other.bytes;
    camera |= other.camera;
    withoutMounting += other.withoutMounting;
    withoutOptics += other.withoutOptics;
    residualMs.add(other.residualMs);
  }

  long keyFrames() {
    return keyFrames;
  }

  long sweeps() {
    return sweeps;
  }

  long bytes() {
    return bytes;
  }

  /** How many of its readings are of a sensor whose mounting is unknown. */
  long withoutMounting() {
    return withoutMounting;
  }

  /** Whether its readings are images. */
  boolean camera() {
    return camera;
  }

  /** How many of its readings are of a camera whose matrix is unknown. */
  long withoutOptics() {
    return withoutOptics;
  }

  /** Reading minus keyframe, ms. */
  Histogram residualMs() {
    return residualMs;
  }
}
