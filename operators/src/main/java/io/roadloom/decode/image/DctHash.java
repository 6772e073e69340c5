package io.roadloom.decode.image;

import java.util.Arrays;

/**
 * A 64-bit perceptual hash: the image is averaged to 32 × 32, transformed by DCT, and each of the
 * 64 lowest frequencies but the mean gives a bit: whether it is above their median. Brightness,
 * contrast, scale and compression hardly change it; a flat image has 0. Whole numbers throughout,
 * so that every machine gives the same.
 */
final class DctHash {
  private static final int SIDE = 32;
  private static final int BITS = 64;

  /** Frequencies a side of the triangle that holds the 64 lowest. */
  private static final int FREQUENCIES = 11;

  /** Fraction bits of a cell's level and of the cosines. */
  private static final int FRACTION = 8;

  private static final int COSINE_SCALE = 1 << 12;
  private static final int[] COSINE = cosines();
  private static final int[] FREQUENCY = lowest();

  private final AreaAverage average = new AreaAverage(SIDE, FRACTION);
  private final long[] rows = new long[SIDE * FREQUENCIES];
  private final long[] coefficients = new long[BITS];
  private final long[] sorted = new long[BITS];
  private double mean;

  long hash(GrayPlane plane) {
    int[] cells = average.average(plane);
    mean = mean(cells, plane.white);
    transformRows(cells);
    for (int i = 0; i < BITS; i++) {
      int across = FREQUENCY[i] % FREQUENCIES;
      int down = FREQUENCY[i] / FREQUENCIES;
      long sum = 0;
      for (int y = 0; y < SIDE; y++) {
        sum += rows[y * FREQUENCIES + across] * COSINE[down * SIDE + y];
      }
      coefficients[i] = sum;
    }
    System.arraycopy(coefficients, 0, sorted, 0, BITS);
    Arrays.sort(sorted);
    long median = sorted[BITS / 2];
    long hash = 0;
    for (int i = 0; i < BITS; i++) {
      hash |= (coefficients[i] > median ? 1L : 0L) << i;
    }
    return hash;
  }

  /**
   * Mean of the plane hashed last, 0 to 255 whatever its white is; a multiple of a power of two, so
   * that sums of means don't depend on their order.
   */
  double mean() {
    return mean;
  }

  private static double mean(int[] cells, int white) {
    long sum = 0;
    for (int cell : cells) {
      sum += cell;
    }
    return Math.rint(sum * 255.0 / white) / (SIDE * SIDE << FRACTION);
  }

  private void transformRows(int[] cells) {
    for (int y = 0; y < SIDE; y++) {
      for (int f = 0; f < FREQUENCIES; f++) {
        long sum = 0;
        for (int x = 0; x < SIDE; x++) {
          sum += (long) cells[y * SIDE + x] * COSINE[f * SIDE + x];
        }
        rows[y * FREQUENCIES + f] = sum;
      }
    }
  }

  private static int[] cosines() {
    int[] cosine = new int[FREQUENCIES * SIDE];
    for (int f = 0; f < FREQUENCIES; f++) {
      for (int x = 0; x < SIDE; x++) {
        double angle = StrictMath.PI * f * (2 * x + 1) / (2 * SIDE);
        cosine[f * SIDE + x] = (int) StrictMath.rint(COSINE_SCALE * StrictMath.cos(angle));
      }
    }
    return cosine;
  }

  /** The lowest frequencies but the mean, diagonal by diagonal. */
  private static int[] lowest() {
    int[] frequency = new int[BITS];
    int n = 0;
    for (int diagonal = 1; n < BITS; diagonal++) {
      for (int down = 0; down <= diagonal && n < BITS; down++) {
        frequency[n++] = down * FREQUENCIES + diagonal - down;
      }
    }
    return frequency;
  }
}
