package io.roadloom.scene;

import java.util.Map;
import javax.annotation.Nullable;

/** By mean speed: {@code standstill}, in town {@code slow}, else {@code medium} or {@code fast}. */
final class SpeedTag implements SceneTag {
  private static final double STANDSTILL = 0.5;
  private static final double SLOW = 30 / 3.6;
  private static final double MEDIUM = 70 / 3.6;

  @Override
  public String name() {
    return "speed";
  }

  @Override
  @Nullable
  public String of(Map<String, Double> measures) {
    Double speed = measures.get("speed_mean");
    if (speed == null) {
      return null;
    }
    return speed < STANDSTILL
        ? "standstill"
        : speed < SLOW ? "slow" : speed < MEDIUM ? "medium" : "fast";
  }
}
