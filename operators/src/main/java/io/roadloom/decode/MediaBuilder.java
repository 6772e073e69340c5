package io.roadloom.decode;

import io.roadloom.model.Media;
import java.util.Arrays;
import javax.annotation.Nullable;

/** Collects where the images or clouds of a batch lie, and what they are. */
final class MediaBuilder {
  private boolean any;
  private int[] offset = new int[0];
  private int[] length = new int[0];
  private int[] width = new int[0];
  private int[] height = new int[0];
  private int[] points = new int[0];
  private long[] phash = new long[0];
  private boolean[] hashed = new boolean[0];
  private double[] luma = new double[0];

  void set(int row, Decoded message, boolean isHashed, long hash, double meanLuma) {
    any |= message.mediaLength >= 0;
    if (!any && length.length == 0) {
      return;
    }
    reserve(row + 1);
    offset[row] = message.mediaOffset;
    length[row] = message.mediaLength;
    width[row] = message.width;
    height[row] = message.height;
    points[row] = message.points;
    phash[row] = hash;
    hashed[row] = isHashed;
    luma[row] = meanLuma;
  }

  /** What was set since the last call; null where no message had media. */
  @Nullable
  Media take(int rows) {
    if (!any) {
      return null;
    }
    Media media =
        new Media(
            Arrays.copyOf(offset, rows),
            Arrays.copyOf(length, rows),
            Arrays.copyOf(width, rows),
            Arrays.copyOf(height, rows),
            Arrays.copyOf(points, rows),
            Arrays.copyOf(phash, rows),
            Arrays.copyOf(hashed, rows),
            Arrays.copyOf(luma, rows));
    any = false;
    clear(rows);
    return media;
  }

  /** So that a message without media does not take another's for its own. */
  private void clear(int rows) {
    Arrays.fill(offset, 0, rows, 0);
    Arrays.fill(length, 0, rows, -1);
    Arrays.fill(width, 0, rows, 0);
    Arrays.fill(height, 0, rows, 0);
    Arrays.fill(points, 0, rows, 0);
    Arrays.fill(phash, 0, rows, 0);
    Arrays.fill(hashed, 0, rows, false);
    Arrays.fill(luma, 0, rows, Double.NaN);
  }

  private void reserve(int rows) {
    int old = length.length;
    if (rows <= old) {
      return;
    }
    int capacity = Math.max(rows, Math.max(8, 2 * old));
    offset = Arrays.copyOf(offset, capacity);
    length = Arrays.copyOf(length, capacity);
    Arrays.fill(length, old, capacity, -1);
    width = Arrays.copyOf(width, capacity);
    height = Arrays.copyOf(height, capacity);
    points = Arrays.copyOf(points, capacity);
    phash = Arrays.copyOf(phash, capacity);
    hashed = Arrays.copyOf(hashed, capacity);
    luma = Arrays.copyOf(luma, capacity);
    Arrays.fill(luma, old, capacity, Double.NaN);
  }
}
