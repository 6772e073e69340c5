package io.roadloom.export.nuscenes;

import io.roadloom.export.ExportReading;
import io.roadloom.export.media.EncodedMedia;
import io.roadloom.export.media.MediaEncoder;
import io.roadloom.export.media.PointCloud;
import io.roadloom.model.Modality;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes the files that the devkit reads: images as they are in the message, lidar clouds as five
 * floats a point, radar clouds as PCD with the fields that they have. Not thread-safe.
 */
final class SensorFiles {
  private static final List<String> LIDAR_FIELDS = List.of("x", "y", "z", "intensity", "ring");

  private final MediaEncoder media = new MediaEncoder();

  /** Holds as long as the reading's bytes. */
  SensorFile of(ExportReading reading) throws IOException {
    if (reading.row().modality() != Modality.CAMERA) {
      PointCloud cloud = media.cloud(reading);
      if (cloud != null) {
        return reading.row().modality() == Modality.LIDAR ? lidar(cloud) : radar(cloud);
      }
    }
    EncodedMedia encoded = media.encode(reading);
    return SensorFile.of(
        "." + encoded.extension(),
        encoded.extension(),
        encoded.data(),
        encoded.offset(),
        encoded.length());
  }

  /** A field that the cloud does not have is NaN: there is no telling what it would have been. */
  private static SensorFile lidar(PointCloud cloud) {
    int columns = LIDAR_FIELDS.size();
    byte[] data = new byte[Math.multiplyExact(cloud.points(), columns * Float.BYTES)];
    ByteBuffer floats = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    int[] sources = LIDAR_FIELDS.stream().mapToInt(cloud.fields()::indexOf).toArray();
    for (int point = 0; point < cloud.points(); point++) {
      for (int source : sources) {
        floats.putFloat(source < 0 ? Float.NaN : cloud.value(point, source));
      }
    }
    return SensorFile.of(".pcd.bin", "pcd", data, 0, data.length);
  }

  private static SensorFile radar(PointCloud cloud) {
    byte[] head = PcdHeader.of(cloud).getBytes(StandardCharsets.US_ASCII);
    return new SensorFile(".pcd", "pcd", head, cloud.data(), cloud.offset(), cloud.length());
  }
}
