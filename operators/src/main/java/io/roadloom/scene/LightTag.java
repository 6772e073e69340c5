package io.roadloom.scene;

import java.util.Map;
import javax.annotation.Nullable;

/** By mean luma of the cameras' images: {@code dark}, {@code dim}, {@code bright}. */
final class LightTag implements SceneTag {
  private static final double DARK = 40;
  private static final double DIM = 70;

  @Override
  public String name() {
    return "light";
  }

  @Override
  @Nullable
  public String of(Map<String, Double> measures) {
    Double luma = measures.get("luma_mean");
    if (luma == null) {
      return null;
    }
    return luma < DARK ? "dark" : luma < DIM ? "dim" : "bright";
  }
}
