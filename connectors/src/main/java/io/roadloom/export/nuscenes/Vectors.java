package io.roadloom.export.nuscenes;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import javax.annotation.Nullable;

/** Vectors and matrices in JSON; null for what is not known. */
final class Vectors {
  private static final int SIDE = 3;

  private Vectors() {}

  static void write(JsonGenerator json, String field, @Nullable double[] values)
      throws IOException {
    json.writeFieldName(field);
    if (values == null) {
      json.writeNull();
    } else {
      json.writeArray(values, 0, values.length);
    }
  }

  /**
   * Three rows of three; no rows for a sensor that has no image; null where a camera's is unknown.
   */
  static void writeIntrinsic(JsonGenerator json, Calibration calibration) throws IOException {
    json.writeFieldName("camera_intrinsic");
    double[] matrix = calibration.intrinsic();
    if (matrix == null && calibration.camera()) {
      json.writeNull();
      return;
    }
    json.writeStartArray();
    for (int row = 0; matrix != null && row < SIDE; row++) {
      json.writeArray(matrix, row * SIDE, SIDE);
    }
    json.writeEndArray();
  }
}
