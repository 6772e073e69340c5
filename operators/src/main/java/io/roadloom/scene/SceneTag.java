package io.roadloom.scene;

import java.util.Map;
import javax.annotation.Nullable;

/** One way to sort scenes by what was measured of them. */
interface SceneTag {
  String name();

  /**
   * The scene's kind; null where that can't be known.
   *
   * @param measures by name; what is not known has no entry
   */
  @Nullable
  String of(Map<String, Double> measures);
}
