package io.roadloom.decode.image;

/** Averages a plane to a square of fixed size; every pixel weighs the same. */
final class AreaAverage {
  private final int side;
  private final int fraction;
  private final Spans across;
  private final Spans down;
  private final int[] result;
  private long[] rows = new long[0];

  /**
   * @param fraction bits of the result that are behind the point
   */
  AreaAverage(int side, int fraction) {
    this.side = side;
    this.fraction = fraction;
    this.across = new Spans(side);
    this.down = new Spans(side);
    this.result = new int[side * side];
  }

  /** The plane in {@code side × side} cells; overwritten by the next call. */
  int[] average(GrayPlane plane) {
    if (rows.length < plane.rows * side) {
      rows = new long[plane.rows * side];
    }
    across.divide(plane.width, plane.cell);
    down.divide(plane.height, plane.cell);
    for (int y = 0; y < plane.rows; y++) {
      sumRow(plane.level, y * plane.columns, y * side);
    }
    long pixels = (long) plane.width * plane.height;
    for (int i = 0; i < side; i++) {
      for (int x = 0; x < side; x++) {
        result[i * side + x] = (int) (((sumColumn(x, i) << fraction) + pixels / 2) / pixels);
      }
    }
    return result;
  }

  private void sumRow(int[] level, int start, int out) {
    for (int i = 0; i < side; i++) {
      int first = start + across.first[i];
      int last = start + across.last[i];
      long whole = 0;
      for (int x = first + 1; x < last; x++) {
        whole += level[x];
      }
      rows[out + i] =
          whole * across.cellWeight
              + (long) level[first] * across.firstWeight[i]
              + (long) level[last] * across.lastWeight[i];
    }
  }

  private long sumColumn(int x, int i) {
    int first = down.first[i];
    int last = down.last[i];
    long whole = 0;
    for (int y = first + 1; y < last; y++) {
      whole += rows[y * side + x];
    }
    return whole * down.cellWeight
        + rows[first * side + x] * down.firstWeight[i]
        + rows[last * side + x] * down.lastWeight[i];
  }
}
