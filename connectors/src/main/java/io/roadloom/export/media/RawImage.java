package io.roadloom.export.media;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloom.export.ExportReading;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * An image of plain pixels.
 *
 * @param encoding ROS's name: {@code bgr8}, {@code mono16}, {@code bayer_rggb8}, …
 * @param step bytes from one row to the next
 */
record RawImage(String encoding, int width, int height, int step, boolean bigEndian) {
  private static final Map<String, PngImage.Pixels> PIXELS =
      Map.ofEntries(
          Map.entry("mono8", new PngImage.Pixels(1, 1, false)),
          Map.entry("8UC1", new PngImage.Pixels(1, 1, false)),
          Map.entry("mono16", new PngImage.Pixels(1, 2, false)),
          Map.entry("16UC1", new PngImage.Pixels(1, 2, false)),
          Map.entry("rgb8", new PngImage.Pixels(3, 1, false)),
          Map.entry("rgba8", new PngImage.Pixels(4, 1, false)),
          Map.entry("bgr8", new PngImage.Pixels(3, 1, true)),
          Map.entry("bgra8", new PngImage.Pixels(4, 1, true)),
          Map.entry("8UC3", new PngImage.Pixels(3, 1, true)),
          Map.entry("8UC4", new PngImage.Pixels(4, 1, true)),
          Map.entry("rgb16", new PngImage.Pixels(3, 2, false)),
          Map.entry("rgba16", new PngImage.Pixels(4, 2, false)),
          Map.entry("bgr16", new PngImage.Pixels(3, 2, true)),
          Map.entry("bgra16", new PngImage.Pixels(4, 2, true)));

  /** Whether messages of a schema carry raw images; their first bytes may be anything. */
  static boolean isRaw(String schema) {
    return schema.endsWith("/Image") || schema.equals("foxglove.RawImage");
  }

  /** Null where the message does not state an image that is in its bytes. */
  @Nullable
  static RawImage of(JsonNode message, int bytes) {
    RawImage image =
        new RawImage(
            message.path("encoding").asText(""),
            message.path("width").asInt(),
            message.path("height").asInt(),
            message.path("step").asInt(),
            message.path("is_bigendian").asInt() != 0 || message.path("is_bigendian").asBoolean());
    boolean sized = image.width > 0 && image.height > 0 && image.step > 0;
    boolean there = (long) image.step * image.height <= bytes;
    return sized && there ? image : null;
  }

  /** The encoding of {@link #png}: that of a mosaic says which, {@code png/bayer_rggb8}. */
  String pngEncoding() {
    return isBayer() ? "png/" + encoding : "png";
  }

  /** The same pixels as a PNG; null where PNG has none like them. */
  @Nullable
  byte[] png(ExportReading reading) {
    PngImage.Pixels pixels =
        isBayer()
            ? new PngImage.Pixels(1, encoding.endsWith("16") ? 2 : 1, false)
            : PIXELS.get(encoding);
    if (pixels == null || (long) width * pixels.bytes() > step) {
      return null;
    }
    return new PngImage(pixels, width, height)
        .encode(reading.data(), reading.mediaStart(), step, bigEndian);
  }

  private boolean isBayer() {
    return encoding.matches("bayer_(rggb|bggr|gbrg|grbg)(8|16)");
  }
}
