package io.roadloom.export.card;

import io.roadloom.model.Modality;
import java.util.Map;

/** Media types of files by their endings. */
final class MediaTypes {
  private static final String BYTES = "application/octet-stream";
  private static final Map<String, String> BY_ENDING =
      Map.of(
          "json",
          "application/json",
          "jpg",
          "image/jpeg",
          "png",
          "image/png",
          "npy",
          BYTES,
          "bin",
          BYTES,
          "pcd",
          BYTES);

  private MediaTypes() {}

  static String of(String path, CardFormat format) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    return format.files("").endsWith("." + ending)
        ? format.mediaType()
        : BY_ENDING.getOrDefault(ending, BYTES);
  }

  /** Of the files that readings of a channel become, most of all. */
  static String of(Modality modality) {
    return switch (modality) {
      case CAMERA -> "image/jpeg";
      case LIDAR, RADAR -> BYTES;
      default -> "application/json";
    };
  }
}
