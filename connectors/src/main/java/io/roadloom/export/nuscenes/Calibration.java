package io.roadloom.export.nuscenes;

import io.roadloom.export.ExportReading;
import io.roadloom.export.nuscenes.Sensors.Sensor;
import io.roadloom.model.Modality;
import io.roadloom.model.Token;
import io.roadloom.model.row.CalibratedSensor;
import javax.annotation.Nullable;

/**
 * A row of {@code calibrated_sensor}: a sensor in a recording. What is not known is null.
 *
 * @param translation metres
 * @param rotation w, x, y, z
 * @param intrinsic nine, row by row
 */
record Calibration(
    String token,
    String sensorToken,
    boolean camera,
    @Nullable double[] translation,
    @Nullable double[] rotation,
    @Nullable double[] intrinsic,
    @Nullable double[] distortion)
    implements Note {
  static Calibration of(ExportReading reading, Sensor sensor) {
    CalibratedSensor known = reading.mounting();
    return new Calibration(
        token(reading),
        sensor.token(),
        reading.row().modality() == Modality.CAMERA,
        known == null ? null : known.translation(),
        known == null ? null : scalarFirst(known.rotation()),
        known == null ? null : known.cameraMatrix(),
        known == null ? null : known.distortion());
  }

  /** Natural key: recording, channel. */
  static String token(ExportReading reading) {
    return Token.of(
        Token.text("calibrated_sensor"),
        Token.text(reading.row().recordingId()),
        Token.text(reading.row().channel()));
  }

  @Nullable
  private static double[] scalarFirst(@Nullable double[] q) {
    return q == null ? null : new double[] {q[3], q[0], q[1], q[2]};
  }
}
