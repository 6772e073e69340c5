package io.roadloom.decode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which mountings of a channel are worth telling: optics when they differ from the last told, and
 * transforms of latched topics, where they are for good. A transform on {@code /tf} moves.
 */
final class Mountings {
  private static final String LATCHED = "tf_static";
  private final boolean latched;
  private final Map<String, Decoded.Mounting> told = new HashMap<>();

  Mountings(String topic) {
    this.latched = topic.equals(LATCHED) || topic.endsWith("/" + LATCHED);
  }

  boolean isNews(Decoded.Mounting mounting) {
    if (mounting.cameraMatrix() == null && !latched) {
      return false;
    }
    Decoded.Mounting last = told.put(mounting.frameId(), mounting);
    return last == null || !same(last, mounting);
  }

  private static boolean same(Decoded.Mounting a, Decoded.Mounting b) {
    return Objects.equals(a.parentFrame(), b.parentFrame())
        && Arrays.equals(a.translation(), b.translation())
        && Arrays.equals(a.rotation(), b.rotation())
        && Arrays.equals(a.cameraMatrix(), b.cameraMatrix())
        && Arrays.equals(a.distortion(), b.distortion());
  }
}
