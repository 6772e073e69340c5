package io.roadloom.decode.ros;

import static io.roadloom.decode.ros.Meaning.bytes;
import static io.roadloom.decode.ros.Meaning.float64;
import static io.roadloom.decode.ros.Meaning.float64s;
import static io.roadloom.decode.ros.Meaning.integer;
import static io.roadloom.decode.ros.Meaning.text;

import io.roadloom.decode.Decoded;
import io.roadloom.decode.ImageFormats;
import io.roadloom.decode.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The message types that mean more than their signals, in ROS 1 and 2 alike. */
final class Meanings {
  private static final int AT = Slots.MEANING;
  private static final Map<String, Meaning> MESSAGES =
      Map.of(
          "sensor_msgs/Image",
          new Meaning(
              List.of(
                  integer("height"),
                  integer("width"),
                  text("encoding"),
                  integer("is_bigendian"),
                  integer("step"),
                  bytes("data")),
              Meanings::image),
          "sensor_msgs/CompressedImage",
          new Meaning(List.of(text("format"), bytes("data")), Meanings::compressedImage),
          "sensor_msgs/PointCloud2",
          new Meaning(
              List.of(integer("height"), integer("width"), bytes("data")), Meanings::pointCloud),
          "sensor_msgs/CameraInfo",
          new Meaning(
              List.of(float64s("k"), float64s("K"), float64s("d"), float64s("D")),
              Meanings::cameraInfo),
          "tf2_msgs/TFMessage",
          Meaning.NONE,
          "tf/tfMessage",
          Meaning.NONE);

  private static final Meaning TRANSFORM =
      new Meaning(
          List.of(
              text("child_frame_id"),
              float64("transform.translation.x"),
              float64("transform.translation.y"),
              float64("transform.translation.z"),
              float64("transform.rotation.x"),
              float64("transform.rotation.y"),
              float64("transform.rotation.z"),
              float64("transform.rotation.w")),
          Meanings::transform);

  private Meanings() {}

  static Meaning of(String type) {
    return MESSAGES.getOrDefault(type, Meaning.NONE);
  }

  /** What each element of an array in a message of {@code type} means. */
  static Meaning ofElement(String type, String element) {
    boolean transforms = type.equals("tf2_msgs/TFMessage") || type.equals("tf/tfMessage");
    return transforms && element.equals("geometry_msgs/TransformStamped")
        ? TRANSFORM
        : Meaning.NONE;
  }

  /** Whether messages carry data whose fields are no signals. */
  static boolean isMedia(String type) {
    return MESSAGES.containsKey(type);
  }

  private static void image(Slots slots, Names names, Decoded out) {
    out.height = slots.nonNegative(AT);
    out.width = slots.nonNegative(AT + 1);
    out.imageEncoding = slots.has(AT + 2) ? slots.text(AT + 2, names) : null;
    out.imageBigEndian = slots.integer(AT + 3) != 0;
    out.imageStep = slots.nonNegative(AT + 4);
    slots.media(AT + 5, out);
  }

  private static void compressedImage(Slots slots, Names names, Decoded out) {
    slots.media(AT + 1, out);
    String format = slots.text(AT, names).toLowerCase(Locale.ROOT);
    boolean depth = format.contains("depth"); // other bytes come before the PNG's
    out.imageEncoding =
        depth ? null : ImageFormats.of(slots.data(), slots.from(AT + 1), slots.count(AT + 1));
  }

  private static void pointCloud(Slots slots, Names names, Decoded out) {
    long points = (long) slots.nonNegative(AT) * slots.nonNegative(AT + 1);
    out.points = (int) Math.min(Integer.MAX_VALUE, points);
    slots.media(AT + 2, out);
  }

  private static void cameraInfo(Slots slots, Names names, Decoded out) {
    double[] k = slots.float64s(slots.has(AT) ? AT : AT + 1);
    boolean calibrated = k.length == 9 && k[0] != 0;
    if (calibrated) {
      double[] d = slots.float64s(slots.has(AT + 2) ? AT + 2 : AT + 3);
      add(out, new Decoded.Mounting(slots.text(Slots.FRAME, names), null, null, null, k, d));
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
    String parent = slots.text(Slots.FRAME, names);
    add(
        out,
        new Decoded.Mounting(slots.text(AT, names), parent, translation, rotation, null, null));
  }

  private static void add(Decoded out, Decoded.Mounting mounting) {
    if (out.mountings == null) {
      out.mountings = new ArrayList<>();
    }
    out.mountings.add(mounting);
  }
}
