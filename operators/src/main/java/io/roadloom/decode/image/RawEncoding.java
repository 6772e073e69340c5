package io.roadloom.decode.image;

import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Where a raw image has its samples. Of planar images only the first plane counts, the luma.
 *
 * @param pixelBytes from one pixel to the next
 * @param sampleBytes 1 or 2
 * @param red offset in the pixel, bytes; the same as green and blue where the image is gray
 * @param unit pixels across and down that belong together
 */
record RawEncoding(int pixelBytes, int sampleBytes, int red, int green, int blue, int unit) {
  private static final Map<String, RawEncoding> BY_NAME = byName();

  /** The encoding of ROS name {@code name}; null where there is none. */
  static @Nullable RawEncoding named(String name) {
    return BY_NAME.get(name);
  }

  boolean isGray() {
    return red == green;
  }

  private static Map<String, RawEncoding> byName() {
    Map<String, RawEncoding> named = new HashMap<>();
    for (String name : new String[] {"mono8", "8UC1", "nv12", "nv21", "nv16", "nv24", "i420"}) {
      named.put(name, gray(1, 1, 0, 1));
    }
    named.put("mono16", gray(2, 2, 0, 1));
    named.put("16UC1", gray(2, 2, 0, 1));
    for (String pattern : new String[] {"rggb", "bggr", "gbrg", "grbg"}) {
      named.put("bayer_" + pattern + "8", gray(1, 1, 0, 2));
      named.put("bayer_" + pattern + "16", gray(2, 2, 0, 2));
    }
    for (String name : new String[] {"yuv422", "uyvy"}) {
      named.put(name, gray(2, 1, 1, 1));
    }
    for (String name : new String[] {"yuv422_yuy2", "yuyv", "yuy2"}) {
      named.put(name, gray(2, 1, 0, 1));
    }
    for (int sample = 1; sample <= 2; sample++) {
      int bits = 8 * sample;
      int blue = 2 * sample;
      named.put("rgb" + bits, new RawEncoding(3 * sample, sample, 0, sample, blue, 1));
      named.put("rgba" + bits, new RawEncoding(4 * sample, sample, 0, sample, blue, 1));
      named.put("bgr" + bits, new RawEncoding(3 * sample, sample, blue, sample, 0, 1));
      named.put("bgra" + bits, new RawEncoding(4 * sample, sample, blue, sample, 0, 1));
      named.put(bits + "UC3", named.get("bgr" + bits));
      named.put(bits + "UC4", named.get("bgra" + bits));
    }
    return Map.copyOf(named);
  }

  private static RawEncoding gray(int pixelBytes, int sampleBytes, int offset, int unit) {
    return new RawEncoding(pixelBytes, sampleBytes, offset, offset, offset, unit);
  }
}
