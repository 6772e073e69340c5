package io.roadloom.export;

import io.roadloom.model.Channel;
import io.roadloom.model.Clock;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Modality;
import io.roadloom.model.Schema;
import io.roadloom.model.Sha256;
import io.roadloom.model.Token;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.SampleData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Readings of a front camera and a roof lidar, as recordings have them. */
public final class TestReadings {
  public static final ExportChannel CAMERA =
      new ExportChannel("/camera/front", "camera_front", Modality.CAMERA);
  public static final ExportChannel LIDAR =
      new ExportChannel("/lidar/top", "lidar_top", Modality.LIDAR);

  private static final String CLOUD =
      """
      uint32 height
      uint32 width
      sensor_msgs/PointField[] fields
      bool is_bigendian
      uint32 point_step
      uint32 row_step
      uint8[] data
      ================================================================================
      MSG: sensor_msgs/PointField
      string name
      uint32 offset
      uint8 datatype
      uint32 count
      """;
  private static final int FLOAT32 = 7;

  /** Bytes of a message before its image. */
  private static final int HEAD = 3;

  private TestReadings() {}

  /** An image of the given content after a JPEG's first bytes. */
  public static ExportReading camera(
      DriveKey drive,
      String sample,
      long timeNs,
      @Nullable Long residualNs,
      String content,
      @Nullable CalibratedSensor mounting) {
    byte[] image = jpeg(content);
    byte[] payload = new byte[HEAD + image.length];
    System.arraycopy(image, 0, payload, HEAD, image.length);
    return reading(
        drive,
        sample,
        CAMERA,
        channel(CAMERA, "sensor_msgs/CompressedImage", ""),
        timeNs,
        residualNs,
        payload,
        HEAD,
        image.length,
        mounting);
  }

  /** What the file of {@link #camera} holds. */
  public static byte[] jpeg(String content) {
    byte[] text = content.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 + text.length).put((byte) 0xff).put((byte) 0xd8).put(text).array();
  }

  /**
   * A cloud of float32 fields.
   *
   * @param values point after point
   */
  public static ExportReading lidar(
      DriveKey drive,
      String sample,
      long timeNs,
      @Nullable Long residualNs,
      List<String> fields,
      float[] values,
      @Nullable CalibratedSensor mounting) {
    int points = values.length / fields.size();
    ByteBuffer message = ByteBuffer.allocate(4096 + 4 * values.length);
    message.order(ByteOrder.LITTLE_ENDIAN).putInt(1).putInt(points).putInt(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      byte[] name = fields.get(i).getBytes(StandardCharsets.UTF_8);
      message.putInt(name.length).put(name).putInt(4 * i).put((byte) FLOAT32).putInt(1);
    }
    message.put((byte) 0).putInt(4 * fields.size()).putInt(4 * values.length);
    message.putInt(4 * values.length);
    int media = message.position();
    for (float value : values) {
      message.putFloat(value);
    }
    byte[] payload = new byte[message.position()];
    message.get(0, payload);
    return reading(
        drive,
        sample,
        LIDAR,
        channel(LIDAR, "sensor_msgs/PointCloud2", CLOUD),
        timeNs,
        residualNs,
        payload,
        media,
        4 * values.length,
        mounting);
  }

  private static Channel channel(ExportChannel channel, String schema, String definition) {
    byte[] text = definition.getBytes(StandardCharsets.UTF_8);
    return new Channel(1, channel.topic(), "ros1", new Schema(schema, "ros1msg", text), Map.of());
  }

  /** A reading that was not chosen for the sample has no residual here. */
  private static ExportReading reading(
      DriveKey drive,
      String sample,
      ExportChannel channel,
      Channel stated,
      long timeNs,
      @Nullable Long residualNs,
      byte[] payload,
      int mediaOffset,
      int mediaLength,
      @Nullable CalibratedSensor mounting) {
    String sha256 = HexFormat.of().formatHex(Sha256.digest().digest(payload));
    boolean camera = channel.modality() == Modality.CAMERA;
    SampleData row =
        new SampleData(
            drive,
            Token.sampleData(sample, channel.topic(), timeNs, sha256),
            sample,
            "recording-of-" + drive.driveId(),
            channel.topic(),
            channel.modality(),
            timeNs,
            residualNs,
            Clock.HEADER,
            timeNs,
            timeNs + 1,
            timeNs + 2,
            7,
            residualNs != null,
            camera ? 64 : null,
            camera ? 48 : null,
            camera ? null : 3,
            "file:/drives/" + drive.driveId() + ".mcap",
            0L,
            0,
            payload.length,
            mediaOffset,
            mediaLength,
            sha256,
            null,
            null);
    return new ExportReading(row, stated, mounting, payload, 0);
  }
}
