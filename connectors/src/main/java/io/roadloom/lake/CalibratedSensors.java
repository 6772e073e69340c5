package io.roadloom.lake;

import io.roadloom.model.DriveKey;
import io.roadloom.model.row.CalibratedSensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/** Reads rows of {@code calibrated_sensor} back. */
final class CalibratedSensors {
  private CalibratedSensors() {}

  static List<CalibratedSensor> of(Table table, DriveKey drive, int revision) throws IOException {
    List<CalibratedSensor> sensors = new ArrayList<>();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table)
            .where(Expressions.equal("drive_id", drive.driveId()))
            .where(Expressions.equal("revision", revision))
            .build()) {
      rows.forEach(row -> sensors.add(sensor(drive, row)));
    }
    return sensors;
  }

  private static CalibratedSensor sensor(DriveKey drive, Record row) {
    return new CalibratedSensor(
        drive,
        (String) row.getField("recording_id"),
        (String) row.getField("channel"),
        (String) row.getField("frame_id"),
        (String) row.getField("parent_frame"),
        reals(row.getField("translation")),
        reals(row.getField("rotation")),
        reals(row.getField("camera_matrix")),
        reals(row.getField("distortion")));
  }

  @Nullable
  private static double[] reals(@Nullable Object list) {
    return list == null
        ? null
        : ((List<?>) list).stream().mapToDouble(value -> (Double) value).toArray();
  }
}
