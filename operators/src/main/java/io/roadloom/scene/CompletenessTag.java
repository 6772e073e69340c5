package io.roadloom.scene;

import java.util.Map;
import javax.annotation.Nullable;

/** By mean completeness of the samples: {@code full}, {@code partial}, {@code sparse}. */
final class CompletenessTag implements SceneTag {
  private static final double FULL = 0.95;
  private static final double PARTIAL = 0.5;

  @Override
  public String name() {
    return "completeness";
  }

  @Override
  @Nullable
  public String of(Map<String, Double> measures) {
    Double mean = measures.get("completeness_mean");
    if (mean == null) {
      return null;
    }
    return mean >= FULL ? "full" : mean >= PARTIAL ? "partial" : "sparse";
  }
}
