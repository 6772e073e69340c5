package io.roadloom.dataset.split;

import java.util.Arrays;

/**
 * Finds the nearest of many places: a k-d tree of points on the unit sphere. Straight ways through
 * the sphere order places as ways along its surface do, and there is no seam at a pole or at 180°.
 */
final class PlaceTree {
  private static final int LEAF = 8;
  private double[] points = new double[3 << 6];
  private int size;

  void add(double lat, double lon) {
    if (3 * size == points.length) {
      points = Arrays.copyOf(points, 2 * points.length);
    }
    double cosine = Math.cos(Math.toRadians(lat));
    points[3 * size] = cosine * Math.cos(Math.toRadians(lon));
    points[3 * size + 1] = cosine * Math.sin(Math.toRadians(lon));
    points[3 * size + 2] = Math.sin(Math.toRadians(lat));
    size++;
  }

  int size() {
    return size;
  }

  /** Puts what was added into order; before the first search. */
  void build() {
    build(0, size, 0);
  }

  private void build(int from, int to, int axis) {
    if (to - from <= LEAF) {
      return;
    }
    int middle = (from + to) >>> 1;
    select(from, to - 1, middle, axis);
    build(from, middle, (axis + 1) % 3);
    build(middle + 1, to, (axis + 1) % 3);
  }

  /** Hoare's: what is before the middle is not larger, what is behind it not smaller. */
  private void select(int first, int last, int middle, int axis) {
    int from = first;
    int to = last;
    while (from < to) {
      double pivot = points[3 * ((from + to) >>> 1) + axis];
      int i = from;
      int j = to;
      while (i <= j) {
        while (points[3 * i + axis] < pivot) {
          i++;
        }
        while (points[3 * j + axis] > pivot) {
          j--;
        }
        if (i <= j) {
          swap(i++, j--);
        }
      }
      if (middle <= j) {
        to = j;
      } else if (middle >= i) {
        from = i;
      } else {
        return;
      }
    }
  }

  private void swap(int a, int b) {
    for (int axis = 0; axis < 3; axis++) {
      double kept = points[3 * a + axis];
      points[3 * a + axis] = points[3 * b + axis];
      points[3 * b + axis] = kept;
    }
  }

  /**
   * The square of the straight way to the nearest place, unit sphere; {@code bound} where none is
   * nearer than that.
   */
  double nearest(double lat, double lon, double bound) {
    double cosine = Math.cos(Math.toRadians(lat));
    return nearest(
        cosine * Math.cos(Math.toRadians(lon)),
        cosine * Math.sin(Math.toRadians(lon)),
        Math.sin(Math.toRadians(lat)),
        bound,
        0,
        size,
        0);
  }

  private double nearest(double x, double y, double z, double bound, int from, int to, int axis) {
    double best = bound;
    if (to - from <= LEAF) {
      for (int i = from; i < to; i++) {
        best = Math.min(best, squared(x, y, z, i));
      }
      return best;
    }
    int middle = (from + to) >>> 1;
    best = Math.min(best, squared(x, y, z, middle));
    double beyond = (axis == 0 ? x : axis == 1 ? y : z) - points[3 * middle + axis];
    int next = (axis + 1) % 3;
    boolean low = beyond < 0;
    best = nearest(x, y, z, best, low ? from : middle + 1, low ? middle : to, next);
    if (beyond * beyond < best) {
      best = nearest(x, y, z, best, low ? middle + 1 : from, low ? to : middle, next);
    }
    return best;
  }

  private double squared(double x, double y, double z, int i) {
    double dx = x - points[3 * i];
    double dy = y - points[3 * i + 1];
    double dz = z - points[3 * i + 2];
    return dx * dx + dy * dy + dz * dz;
  }
}
