package io.roadloom.export.parquet;

import io.roadloom.export.ExportReading;
import io.roadloom.export.ExportSample;
import io.roadloom.export.media.EncodedMedia;
import io.roadloom.export.media.MediaEncoder;
import io.roadloom.export.media.PointCloud;
import io.roadloom.model.Modality;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.EgoPose;
import io.roadloom.model.row.SampleData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.shaded.org.apache.parquet.conf.ParquetConfiguration;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.RecordConsumer;

/** Writes samples by {@link SampleSchema}. Not thread-safe. */
final class SampleSupport extends WriteSupport<ExportSample> {
  private final SampleSchema schema;
  private final MediaEncoder media = new MediaEncoder();
  private RecordConsumer out;

  SampleSupport(SampleSchema schema) {
    this.schema = schema;
  }

  @Override
  public WriteContext init(ParquetConfiguration conf) {
    return new WriteContext(schema.type(), Map.of(Features.KEY, Features.of(schema)));
  }

  @Override
  public WriteContext init(Configuration conf) {
    return init((ParquetConfiguration) null);
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    this.out = consumer;
  }

  @Override
  public void write(ExportSample sample) {
    out.startMessage();
    Group row = new Group(schema.type(), out);
    row.text("token", sample.token());
    row.number("timestamp_ns", sample.timestampNs());
    row.text("vehicle_id", sample.drive().vehicleId());
    row.text("drive_id", sample.drive().driveId());
    row.text("scene_token", sample.sceneToken());
    row.real("completeness", sample.completeness());
    if (sample.pose() != null) {
      row.group("pose", group -> pose(group, sample.pose()));
    }
    signals(row, sample);
    readings(row, sample);
    out.endMessage();
  }

  private static void pose(Group group, EgoPose pose) {
    group.real("lat", pose.lat());
    group.real("lon", pose.lon());
    group.real("alt", pose.alt());
    group.real("x", pose.x());
    group.real("y", pose.y());
    group.real("z", pose.z());
    group.real("qw", pose.qw());
    group.real("qx", pose.qx());
    group.real("qy", pose.qy());
    group.real("qz", pose.qz());
  }

  /** By name, so that equal samples are equal bytes. */
  private static void signals(Group row, ExportSample sample) {
    List<Map.Entry<String, Double>> signals =
        List.copyOf(new TreeMap<>(sample.signals()).entrySet());
    row.groups(
        "signals",
        signals.size(),
        (i, group) -> {
          String name = signals.get(i).getKey();
          group.text("name", name);
          group.real("value", signals.get(i).getValue());
          group.number("residual_ns", sample.signalResidualsNs().get(name));
        });
  }

  private void readings(Group row, ExportSample sample) {
    List<ExportReading> readings = new ArrayList<>();
    List<EncodedMedia> encoded = new ArrayList<>();
    for (ExportReading reading : sample.readings()) {
      if (schema.column(reading.row().channel()) != null) {
        readings.add(reading);
        encoded.add(payload(row, reading));
      }
    }
    if (readings.isEmpty()) {
      return;
    }
    row.group(
        SampleSchema.READINGS,
        group -> {
          for (int i = 0; i < readings.size(); i++) {
            SampleData data = readings.get(i).row();
            String encoding = encoded.get(i).encoding();
            group.group(schema.column(data.channel()), columns -> stamps(columns, data, encoding));
          }
        });
    row.group(
        SampleSchema.MOUNTINGS,
        group -> {
          for (ExportReading reading : readings) {
            if (reading.mounting() != null) {
              String column = schema.column(reading.row().channel());
              group.group(column, columns -> mounting(columns, reading.mounting()));
            }
          }
        });
  }

  private EncodedMedia payload(Group row, ExportReading reading) {
    try {
      String column = schema.column(reading.row().channel());
      PointCloud cloud = isRanging(reading) ? media.cloud(reading) : null;
      if (cloud != null) {
        row.group(column, group -> cloud(group, cloud));
        return new EncodedMedia("", "float32", cloud.fields(), cloud.data(), 0, 0);
      }
      EncodedMedia encoded = media.encode(reading);
      row.group(column, group -> encoded(group, reading, encoded));
      return encoded;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRanging(ExportReading reading) {
    Modality modality = reading.row().modality();
    return modality == Modality.LIDAR || modality == Modality.RADAR;
  }

  private static void cloud(Group group, PointCloud cloud) {
    group.bytes("bytes", cloud.data(), cloud.offset(), cloud.length());
    group.texts("fields", cloud.fields());
    group.integer("points", cloud.points());
  }

  private static void encoded(Group group, ExportReading reading, EncodedMedia encoded) {
    group.bytes("bytes", encoded.data(), encoded.offset(), encoded.length());
    switch (reading.row().modality()) {
      case CAMERA -> group.text("path", reading.row().token() + "." + encoded.extension());
      case LIDAR, RADAR -> group.texts("fields", List.of());
      default -> group.text("encoding", encoded.encoding());
    }
  }

  private static void stamps(Group group, SampleData data, String encoding) {
    group.text("token", data.token());
    group.number("timestamp_ns", data.timestampNs());
    group.number("residual_ns", data.residualNs());
    group.text("clock", data.clock().name().toLowerCase(Locale.ROOT));
    group.number("header_ns", data.headerNs());
    group.number("log_ns", data.logNs());
    group.number("publish_ns", data.publishNs());
    group.text("sha256", data.sha256());
    group.text("encoding", encoding);
  }

  private static void mounting(Group group, CalibratedSensor mounting) {
    group.text("frame_id", mounting.frameId());
    group.text("parent_frame", mounting.parentFrame());
    group.reals("translation", mounting.translation());
    group.reals("rotation", mounting.rotation());
    group.reals("camera_matrix", mounting.cameraMatrix());
    group.reals("distortion", mounting.distortion());
  }
}
