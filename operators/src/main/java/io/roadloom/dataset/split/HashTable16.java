package io.roadloom.dataset.split;

import java.util.Arrays;

/**
 * Finds the nearest of many hashes of 64 bits, up to a distance. Each is filed under each of its
 * four blocks of 16 bits: two hashes within 4r + 3 bits of each other have a block that differs in
 * r bits at most.
 */
final class HashTable16 {
  private static final int BLOCKS = 4;
  private static final int BITS = 16;
  private static final int VALUES = 1 << BITS;

  private final long[][] byBlock = new long[BLOCKS][];
  private final int[][] starts = new int[BLOCKS][];
  private long[] added = new long[64];
  private int size;

  void add(long hash) {
    if (size == added.length) {
      distinct();
      added = size > added.length / 2 ? Arrays.copyOf(added, 2 * added.length) : added;
    }
    added[size++] = hash;
  }

  private void distinct() {
    Arrays.sort(added, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || added[i] != added[i - 1]) {
        added[kept++] = added[i];
      }
    }
    size = kept;
  }

  /** Files what was added; before the first search. */
  void build() {
    distinct();
    for (int block = 0; block < BLOCKS; block++) {
      int[] start = new int[VALUES + 1];
      for (int i = 0; i < size; i++) {
        start[value(added[i], block) + 1]++;
      }
      for (int value = 0; value < VALUES; value++) {
        start[value + 1] += start[value];
      }
      int[] next = start.clone();
      long[] filed = new long[size];
      for (int i = 0; i < size; i++) {
        filed[next[value(added[i], block)]++] = added[i];
      }
      starts[block] = start;
      byBlock[block] = filed;
    }
    added = new long[0];
  }

  private static int value(long hash, int block) {
    return (int) (hash >>> (block * BITS)) & (VALUES - 1);
  }

  /**
   * The distance to the nearest hash, where that is less than {@code bound}; else {@code bound}.
   * Exact up to {@code 4 flips + 3}: a greater distance may be that of another hash.
   *
   * @param flips how many bits of a block may differ
   */
  int nearest(long hash, int flips, int bound) {
    int best = bound;
    for (int block = 0; block < BLOCKS; block++) {
      best = probe(hash, block, value(hash, block), 0, flips, best);
    }
    return best;
  }

  private int probe(long hash, int block, int value, int fromBit, int flips, int bound) {
    int best = bound;
    long[] filed = byBlock[block];
    for (int i = starts[block][value]; i < starts[block][value + 1]; i++) {
      best = Math.min(best, Long.bitCount(hash ^ filed[i]));
    }
    if (flips > 0) {
      for (int bit = fromBit; bit < BITS; bit++) {
        best = probe(hash, block, value ^ (1 << bit), bit + 1, flips - 1, best);
      }
    }
    return best;
  }
}
