package io.roadloom.scene.country;

import java.util.List;
import javax.annotation.Nullable;

/**
 * A country: the arcs of all its rings, of islands and of holes alike.
 *
 * @param code of ISO 3166-1, two letters; null for an area that has none
 */
record Outline(@Nullable String code, List<Arc> arcs) {
  /** Inside is what is enclosed an odd number of times. */
  boolean contains(double x, double y) {
    boolean inside = false;
    for (Arc arc : arcs) {
      inside ^= arc.crossedOddly(x, y);
    }
    return inside;
  }

  double distance(double x, double y, double cellWidth, double cellHeight, double most) {
    double least = most;
    for (Arc arc : arcs) {
      least = arc.distance(x, y, cellWidth, cellHeight, least);
    }
    return least;
  }
}
