package io.roadloom.decode.image;

/**
 * Averages a plane to a square of fixed size; every pixel weighs the same. Exact up to rounding.
 */
final class AreaAverage {
  private final int side;
  private final int fraction;
  private final int[] result;
  private int[] rows = new int[0];

  /**
   * @param fraction bits of the result that are behind the point
   */
  AreaAverage(int side, int fraction) {
    this.side = side;
    this.fraction = fraction;
    this.result = new int[side * side];
  }

  /** The plane in {@code side × side} cells; overwritten by the next call. */
  int[] average(GrayPlane plane) {
    if (rows.length < plane.rows * side) {
      rows = new int[plane.rows * side];
    }
    for (int y = 0; y < plane.rows; y++) {
      line(plane.level, y * plane.columns, 1, plane.width, plane.cell, fraction, rows, y * side, 1);
    }
    for (int x = 0; x < side; x++) {
      line(rows, x, side, plane.height, plane.cell, 0, result, x, side);
    }
    return result;
  }

  /**
   * Averages a line of cells, each {@code cell} pixels long but the last, which ends at {@code
   * pixels}, to {@code side} values. In units of 1/side pixel both kinds of cell start at whole
   * numbers.
   */
  private void line(
      int[] from, int start, int step, int pixels, int cell, int shift, int[] to, int out, int by) {
    int source = 0;
    for (int i = 0; i < side; i++) {
      long left = (long) i * pixels;
      long right = left + pixels;
      long sum = 0;
      while (left < right) {
        long end = (long) Math.min((source + 1) * cell, pixels) * side;
        long part = Math.min(end, right);
        sum += (part - left) * from[start + source * step];
        left = part;
        source += part == end ? 1 : 0;
      }
      to[out + i * by] = (int) (((sum << shift) + pixels / 2) / pixels);
    }
  }
}
