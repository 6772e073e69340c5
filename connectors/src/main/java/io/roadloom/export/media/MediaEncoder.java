package io.roadloom.export.media;

import io.roadloom.decode.MalformedMessageException;
import io.roadloom.export.ExportReading;
import io.roadloom.model.Channel;
import java.io.IOException;
import java.util.List;
import javax.annotation.Nullable;

/**
 * Makes files' contents of readings. A compressed image is what the message has, byte for byte; a
 * raw one becomes a PNG that loses nothing, where PNG has such pixels. A cloud becomes an array of
 * float32. What is neither becomes JSON, field by field. All else stays as it was recorded. Not
 * thread-safe.
 */
public final class MediaEncoder {
  private static final String AS_IT_IS = "bin";
  private final MessageFields messages = new MessageFields();

  /** The result may be the reading's own bytes, and holds as long as these. */
  public EncodedMedia encode(ExportReading reading) throws IOException {
    if (!reading.hasMedia()) {
      EncodedMedia text = messages.json(reading);
      return text != null ? text : message(reading);
    }
    return switch (reading.row().modality()) {
      case CAMERA -> image(reading);
      case LIDAR, RADAR -> {
        PointCloud cloud = cloud(reading);
        yield cloud != null ? NpyArray.of(cloud) : media(reading, AS_IT_IS, schema(reading));
      }
      default -> media(reading, AS_IT_IS, schema(reading));
    };
  }

  /** The points of a lidar's or radar's reading; null where its message is no cloud of points. */
  @Nullable
  public PointCloud cloud(ExportReading reading) throws IOException {
    if (!reading.hasMedia()) {
      return null;
    }
    try {
      CloudLayout layout = CloudLayout.of(messages.fields(reading));
      return layout == null
          ? null
          : layout.points(reading.data(), reading.mediaStart(), reading.row().mediaLength());
    } catch (MalformedMessageException e) {
      return null;
    }
  }

  private EncodedMedia image(ExportReading reading) throws IOException {
    if (RawImage.isRaw(schema(reading))) {
      RawImage raw = raw(reading);
      byte[] png = raw == null ? null : raw.png(reading);
      String encoding = raw == null ? schema(reading) : raw.encoding();
      return png == null
          ? media(reading, AS_IT_IS, encoding)
          : new EncodedMedia("png", raw.pngEncoding(), List.of(), png, 0, png.length);
    }
    String known = CompressedImage.encoding(reading);
    String stated = known != null ? known : format(reading);
    return media(reading, CompressedImage.extension(stated), stated);
  }

  @Nullable
  private RawImage raw(ExportReading reading) throws IOException {
    try {
      return RawImage.of(messages.fields(reading), reading.row().mediaLength());
    } catch (MalformedMessageException e) {
      return null;
    }
  }

  /** What the message calls its bytes. */
  private String format(ExportReading reading) throws IOException {
    try {
      String format = messages.fields(reading).path("format").asText("");
      return format.isBlank() ? schema(reading) : format;
    } catch (MalformedMessageException e) {
      return schema(reading);
    }
  }

  private static EncodedMedia media(ExportReading reading, String extension, String encoding) {
    return new EncodedMedia(
        extension,
        encoding,
        List.of(),
        reading.data(),
        reading.mediaStart(),
        reading.row().mediaLength());
  }

  private static EncodedMedia message(ExportReading reading) {
    return new EncodedMedia(
        AS_IT_IS, schema(reading), List.of(), reading.data(), reading.offset(), reading.length());
  }

  private static String schema(ExportReading reading) {
    Channel channel = reading.channel();
    return channel.schema() == null ? channel.messageEncoding() : channel.schema().name();
  }
}
