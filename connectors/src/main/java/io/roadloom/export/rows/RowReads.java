package io.roadloom.export.rows;

import io.roadloom.export.ExportScene;
import io.roadloom.model.Clock;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Modality;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.EgoPose;
import io.roadloom.model.row.SampleData;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;
import org.apache.iceberg.data.Record;

/** Rows of the tables as the records that they were written from. */
final class RowReads {
  private RowReads() {}

  static DriveKey drive(Record row) {
    return new DriveKey(text(row, "vehicle_id"), text(row, "drive_id"));
  }

  static SampleData sampleData(Record row) {
    return new SampleData(
        drive(row),
        text(row, "token"),
        text(row, "sample_token"),
        text(row, "recording_id"),
        text(row, "channel"),
        Modality.valueOf(text(row, "modality").toUpperCase(Locale.ROOT)),
        (Long) row.getField("timestamp_ns"),
        (Long) row.getField("residual_ns"),
        Clock.valueOf(text(row, "clock").toUpperCase(Locale.ROOT)),
        (Long) row.getField("header_ns"),
        (Long) row.getField("log_ns"),
        (Long) row.getField("publish_ns"),
        (Long) row.getField("sequence"),
        (Boolean) row.getField("is_key_frame"),
        (Integer) row.getField("width"),
        (Integer) row.getField("height"),
        (Integer) row.getField("points"),
        text(row, "payload_uri"),
        (Long) row.getField("chunk_offset"),
        (Long) row.getField("payload_offset"),
        (Integer) row.getField("payload_length"),
        (Integer) row.getField("media_offset"),
        (Integer) row.getField("media_length"),
        text(row, "sha256"),
        (Long) row.getField("phash"),
        (Double) row.getField("luma"));
  }

  static EgoPose pose(Record row) {
    return new EgoPose(
        drive(row),
        text(row, "sample_token"),
        (Long) row.getField("timestamp_ns"),
        (Double) row.getField("lat"),
        (Double) row.getField("lon"),
        (Double) row.getField("alt"),
        (Double) row.getField("x"),
        (Double) row.getField("y"),
        (Double) row.getField("z"),
        (Double) row.getField("qw"),
        (Double) row.getField("qx"),
        (Double) row.getField("qy"),
        (Double) row.getField("qz"));
  }

  static CalibratedSensor mounting(Record row) {
    return new CalibratedSensor(
        drive(row),
        text(row, "recording_id"),
        text(row, "channel"),
        text(row, "frame_id"),
        text(row, "parent_frame"),
        reals(row.getField("translation")),
        reals(row.getField("rotation")),
        reals(row.getField("camera_matrix")),
        reals(row.getField("distortion")));
  }

  static ExportScene scene(Record row) {
    return new ExportScene(
        byName(row, "tags", String.class), byName(row, "measures", Double.class));
  }

  /** In the order of names; those without a value are left out. */
  static <T> Map<String, T> byName(Record row, String column, Class<T> type) {
    Map<String, T> values = new TreeMap<>();
    ((Map<?, ?>) row.getField(column))
        .forEach(
            (name, value) -> {
              if (value != null) {
                values.put((String) name, type.cast(value));
              }
            });
    return values;
  }

  static String text(Record row, String column) {
    return (String) row.getField(column);
  }

  @Nullable
  private static double[] reals(@Nullable Object list) {
    return list == null
        ? null
        : ((List<?>) list).stream().mapToDouble(value -> (Double) value).toArray();
  }
}
