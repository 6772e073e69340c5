package io.roadloom.export.card;

import java.util.Map;

/** Media types of files by their endings. */
final class MediaTypes {
  private static final String BYTES = "application/octet-stream";
  private static final Map<String, String> BY_ENDING =
      Map.of(
          "json", "application/json",
          "jpg", "image/jpeg",
          "png", "image/png",
          "npy", BYTES,
          "bin", BYTES,
          "pcd", BYTES);

  private MediaTypes() {}

  static String of(String path, CardFormat format) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    return format.files("").endsWith("." + ending)
        ? format.mediaType()
        : BY_ENDING.getOrDefault(ending, BYTES);
  }
}
