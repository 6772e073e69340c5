package io.roadloom.decode.ros;

import io.roadloom.decode.Decoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The message types that mean more than their signals, in ROS 1 and 2 alike. */
final class Meanings {
  private static final int AT = Program.MEANING;
  private static final Map<String, Meaning> ALL =
      Map.of(
          "sensor_msgs/Image",
          new Meaning(
              List.of("height", "width", "encoding", "is_bigendian", "step", "data"),
              Meanings::image),
          "sensor_msgs/CompressedImage",
          new Meaning(List.of("format", "data"), Meanings::compressedImage),
          "sensor_msgs/PointCloud2",
          new Meaning(List.of("height", "width", "data"), Meanings::pointCloud),
          "sensor_msgs/CameraInfo",
          new Meaning(List.of("height", "width", "k", "K", "d", "D"), Meanings::cameraInfo),
          "geometry_msgs/TransformStamped",
          new Meaning(
              List.of(
                  "child_frame_id",
                  "transform.translation.x",
                  "transform.translation.y",
                  "transform.translation.z",
                  "transform.rotation.x",
                  "transform.rotation.y",
                  "transform.rotation.z",
                  "transform.rotation.w"),
              Meanings::transform));

  private Meanings() {}

  static Meaning of(String type) {
    return ALL.getOrDefault(type, Meaning.NONE);
  }

  /** Whether messages carry data whose fields are no signals. */
  static boolean isMedia(String type) {
    return ALL.containsKey(type)
        || type.equals("tf2_msgs/TFMessage")
        || type.equals("tf/tfMessage");
  }

  private static void image(Slots slots, Names names, Decoded out) {
    out.height = slots.nonNegative(AT);
    out.width = slots.nonNegative(AT + 1);
    out.imageEncoding =
        slots.count[AT + 2] < 0
            ? null
            : names.of(slots.cursor.data(), slots.from[AT + 2], slots.count[AT + 2]);
    out.imageBigEndian = slots.integer(AT + 3) != 0;
    out.imageStep = slots.nonNegative(AT + 4);
    media(slots, AT + 5, out);
  }

  private static void compressedImage(Slots slots, Names names, Decoded out) {
    media(slots, AT + 1, out);
    String format =
        slots.count[AT] < 0 ? "" : names.of(slots.cursor.data(), slots.from[AT], slots.count[AT]);
    out.imageEncoding = encoding(format, slots.cursor.data(), slots.from[AT + 1], out.mediaLength);
  }

  /** By the first bytes, which are surer than the free text of {@code format}. */
  private static String encoding(String format, byte[] data, int from, int length) {
    if (format.toLowerCase(Locale.ROOT).contains("depth")) {
      return null;
    }
    if (length > 2 && data[from] == (byte) 0xff && data[from + 1] == (byte) 0xd8) {
      return "jpeg";
    }
    if (length > 4 && data[from] == (byte) 0x89 && data[from + 1] == 'P') {
      return "png";
    }
    return null;
  }

  private static void pointCloud(Slots slots, Names names, Decoded out) {
    long points = (long) slots.nonNegative(AT) * slots.nonNegative(AT + 1);
    out.points = (int) Math.min(Integer.MAX_VALUE, points);
    media(slots, AT + 2, out);
  }

  private static void media(Slots slots, int slot, Decoded out) {
    if (slots.count[slot] >= 0) {
      out.mediaOffset = slots.cursor.offset(slots.from[slot]);
      out.mediaLength = slots.count[slot];
    }
  }

  private static void cameraInfo(Slots slots, Names names, Decoded out) {
    int matrix = slots.count[AT + 2] >= 0 ? AT + 2 : AT + 3;
    int distortion = slots.count[AT + 4] >= 0 ? AT + 4 : AT + 5;
    double[] k = slots.float64s(matrix);
    boolean calibrated = k.length == 9 && k[0] != 0;
    if (calibrated) {
      double[] d = slots.float64s(distortion);
      add(out, new Decoded.Mounting(frame(slots, names), null, null, null, k, d));
    }
  }

  private static void transform(Slots slots, Names names, Decoded out) {
    double[] translation = new double[3];
    double[] rotation = new double[4];
    for (int i = 0; i < 3; i++) {
      translation[i] = slots.float64(AT + 1 + i);
    }
    for (int i = 0; i < 4; i++) {
      rotation[i] = slots.float64(AT + 4 + i);
    }
    add(
        out,
        new Decoded.Mounting(
            slots.text(AT), frame(slots, names), translation, rotation, null, null));
  }

  private static String frame(Slots slots, Names names) {
    return slots.count[Program.FRAME] < 0
        ? ""
        : names.of(slots.cursor.data(), slots.from[Program.FRAME], slots.count[Program.FRAME]);
  }

  private static void add(Decoded out, Decoded.Mounting mounting) {
    if (out.mountings == null) {
      out.mountings = new ArrayList<>();
    }
    out.mountings.add(mounting);
  }
}
