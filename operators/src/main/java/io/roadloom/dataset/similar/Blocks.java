package io.roadloom.dataset.similar;

/**
 * How wide blocks of bits are. Of {@code distance + 1} blocks of two hashes that differ in at most
 * {@code distance} bits, one is equal in both; so only hashes with an equal block need be compared.
 */
final class Blocks {
  /** So few are compared each with each sooner than they are split. */
  private static final int FEW = 256;

  /** How many a bucket should hold. */
  private static final int BUCKET = 32;

  /** Buckets of a split are counted in an array. */
  private static final int WIDEST = 12;

  private Blocks() {}

  /**
   * Bits of each of {@code budget + 1} blocks that hashes are split by.
   *
   * @param hashes how many there are
   * @param bits that are left to split by
   * @param budget how many of these bits may differ
   * @return 0 where comparing all costs less than splitting once for each block
   */
  static int width(int hashes, int bits, int budget) {
    if (hashes <= FEW) {
      return 0;
    }
    int blocks = budget + 1;
    int paying = ceilLog2(2 * blocks);
    int wanted = Math.max(paying, ceilLog2((hashes + BUCKET - 1) / BUCKET));
    int width = Math.min(Math.min(wanted, WIDEST), bits / blocks);
    return width < paying ? 0 : width;
  }

  static long mask(int shift, int width) {
    return ((1L << width) - 1) << shift;
  }

  private static int ceilLog2(int value) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(value - 1);
  }
}
