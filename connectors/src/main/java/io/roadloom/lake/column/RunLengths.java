package io.roadloom.lake.column;

import java.util.Arrays;

/**
 * Small numbers in runs: Parquet's hybrid of run lengths and bit packing, of which only runs are
 * used.
 */
final class RunLengths {
  private static final int VAR_BITS = 7;
  private int[] value = new int[16];
  private int[] count = new int[16];
  private int size;

  /** Adds {@code times} times {@code next}, which is not negative. */
  void add(int next, int times) {
    if (times == 0) {
      return;
    }
    if (size > 0 && value[size - 1] == next) {
      count[size - 1] += times;
      return;
    }
    if (size == value.length) {
      value = Arrays.copyOf(value, 2 * size);
      count = Arrays.copyOf(count, 2 * size);
    }
    value[size] = next;
    count[size++] = times;
  }

  /**
   * Writes the runs.
   *
   * @param bits that the largest number takes
   */
  void writeTo(PlainBytes out, int bits) {
    for (int i = 0; i < size; i++) {
      // The lowest bit tells runs from packed bits.
      int header = count[i] << 1;
      for (; header >>> VAR_BITS != 0; header >>>= VAR_BITS) {
        out.add((byte) (header | 0x80));
      }
      out.add((byte) header);
      for (int shift = 0; shift < bits; shift += Byte.SIZE) {
        out.add((byte) (value[i] >>> shift));
      }
    }
  }

  /** Hands over each run: the number, and how many times it comes. */
  void forEach(Run each) {
    for (int i = 0; i < size; i++) {
      each.accept(value[i], count[i]);
    }
  }

  /** Takes a run. */
  @FunctionalInterface
  interface Run {
    void accept(int value, int times);
  }

  /** About how many bytes they take. */
  int bytes() {
    return 4 * size;
  }

  void clear() {
    size = 0;
  }
}
