package io.roadloom.export.media;

import io.roadloom.decode.ImageFormats;
import io.roadloom.export.ExportReading;
import java.util.Locale;
import java.util.Set;
import javax.annotation.Nullable;

/** What compressed images are called. */
final class CompressedImage {
  /** Formats whose name is their files' ending too. */
  private static final Set<String> NAMES =
      Set.of("png", "webp", "avif", "jxl", "h264", "h265", "vp9", "av1");

  private CompressedImage() {}

  /** {@code jpeg} or {@code png}, by the first bytes; null for anything else. */
  @Nullable
  static String encoding(ExportReading reading) {
    return ImageFormats.of(reading.data(), reading.mediaStart(), reading.row().mediaLength());
  }

  static String extension(String encoding) {
    String name = encoding.toLowerCase(Locale.ROOT);
    if (name.equals("jpeg")) {
      return "jpg";
    }
    return NAMES.contains(name) ? name : "bin";
  }
}
