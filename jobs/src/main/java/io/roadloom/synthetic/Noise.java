package io.roadloom.synthetic;

import java.util.Random;

/**
 * Normally distributed noise from a table that every reader goes through from a place of its own:
 * many times faster than drawing each value, and hardly to be told from it.
 */
final class Noise {
  private static final int SIZE = 1 << 20;
  private final float[] table;
  private int at;

  private Noise(float[] table, int at) {
    this.table = table;
    this.at = at;
  }

  static Noise of(long seed) {
    Random random = new Random(seed);
    float[] table = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      table[i] = (float) random.nextGaussian();
    }
    return new Noise(table, 0);
  }

  /** A reader of the same table. */
  Noise from(int start) {
    return new Noise(table, start & (SIZE - 1));
  }

  /** The next value, of standard deviation 1. */
  float next() {
    at = (at + 1) & (SIZE - 1);
    return table[at];
  }
}
