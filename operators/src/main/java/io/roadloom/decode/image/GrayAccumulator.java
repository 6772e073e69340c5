package io.roadloom.decode.image;

import java.util.Arrays;

/**
 * Averages pixels, in whatever order they come, into the cells of a {@link GrayPlane}; so large an
 * image as there may be takes no more than a small plane.
 */
final class GrayAccumulator {
  /** About as many cells along the shorter side as the hash can use. */
  private static final int CELLS = 64;

  /** About as many cells as may be along the longer side. */
  private static final int MAX_CELLS = 4096;

  private long[] sum = new long[0];
  private GrayPlane plane;

  /**
   * Begins a plane.
   *
   * @param unit pixels across and down that belong together, as those of a Bayer pattern
   * @param bits of a sample: white is all ones
   */
  void begin(int width, int height, int unit, int bits, GrayPlane out) {
    int wide = Math.max(Math.min(width, height) / CELLS, Math.max(width, height) / MAX_CELLS);
    int cell = Math.max(1, wide / unit) * unit;
    plane = out;
    out.resize(width, height, cell, (1 << bits) - 1);
    int cells = out.columns * out.rows;
    if (sum.length < cells) {
      sum = new long[cells];
    }
    Arrays.fill(sum, 0, cells, 0);
  }

  /**
   * Adds {@code count} pixels of line {@code y}: the ones at {@code x}, {@code x + step} and so on.
   */
  void add(int y, int x, int step, int[] level, int count) {
    int row = y / plane.cell * plane.columns;
    if (step == 1) {
      addRun(row, x, level, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      sum[row + (x + i * step) / plane.cell] += level[i];
    }
  }

  private void addRun(int row, int x, int[] level, int count) {
    int i = 0;
    while (i < count) {
      int column = (x + i) / plane.cell;
      int stop = Math.min(count, (column + 1) * plane.cell - x);
      long part = 0;
      while (i < stop) {
        part += level[i++];
      }
      sum[row + column] += part;
    }
  }

  /** Divides the sums by the pixels of each cell. */
  void finish() {
    int index = 0;
    for (int row = 0; row < plane.rows; row++) {
      int high = Math.min(plane.cell, plane.height - row * plane.cell);
      for (int column = 0; column < plane.columns; column++) {
        int wide = Math.min(plane.cell, plane.width - column * plane.cell);
        int pixels = wide * high;
        plane.level[index] = (int) ((sum[index] + pixels / 2) / pixels);
        index++;
      }
    }
  }
}
