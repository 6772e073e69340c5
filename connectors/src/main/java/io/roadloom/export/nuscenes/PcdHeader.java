package io.roadloom.export.nuscenes;

import io.roadloom.export.media.PointCloud;
import java.util.Collections;
import java.util.stream.Collectors;

/** The text before the points in a Point Cloud Data file, v0.7, all of whose fields are float32. */
final class PcdHeader {
  private PcdHeader() {}

  static String of(PointCloud cloud) {
    return String.join(
        "\n",
        "# .PCD v0.7 - Point Cloud Data file format",
        "VERSION 0.7",
        "FIELDS " + cloud.fields().stream().map(PcdHeader::word).collect(Collectors.joining(" ")),
        "SIZE " + each(cloud, "4"),
        "TYPE " + each(cloud, "F"),
        "COUNT " + each(cloud, "1"),
        "WIDTH " + cloud.points(),
        "HEIGHT 1",
        "VIEWPOINT 0 0 0 1 0 0 0",
        "POINTS " + cloud.points(),
        "DATA binary\n");
  }

  /** Fields are parted by spaces. */
  private static String word(String field) {
    return field.replaceAll("[^\\x21-\\x7e]", "_");
  }

  private static String each(PointCloud cloud, String word) {
    return String.join(" ", Collections.nCopies(cloud.fields().size(), word));
  }
}
