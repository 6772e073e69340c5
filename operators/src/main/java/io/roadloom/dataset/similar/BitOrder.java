package io.roadloom.dataset.similar;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * An order of the bits of hashes in which every run of them tells about as much: bits that are
 * nearly always the same are spread out. Distances do not depend on it.
 */
final class BitOrder {
  /** How far apart bits of about the same balance come to lie. */
  private static final int STRIDE = 8;

  private static final int BYTES = Long.SIZE / Byte.SIZE;

  /** What each value of each byte becomes. */
  private final long[] ofByte = new long[BYTES << Byte.SIZE];

  /**
   * @param ones how many of the hashes have each bit set
   * @param hashes how many there are
   */
  BitOrder(long[] ones, long hashes) {
    int[] balanced =
        IntStream.range(0, Long.SIZE)
            .boxed()
            .sorted(Comparator.comparingLong(bit -> Math.abs(2 * ones[bit] - hashes)))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < Long.SIZE; i++) {
      int target = i % STRIDE * (Long.SIZE / STRIDE) + i / STRIDE;
      place(balanced[i], target);
    }
  }

  private void place(int bit, int target) {
    int table = bit / Byte.SIZE << Byte.SIZE;
    for (int value = 0; value < 1 << Byte.SIZE; value++) {
      if ((value >> bit % Byte.SIZE & 1) == 1) {
        ofByte[table + value] |= 1L << target;
      }
    }
  }

  long apply(long hash) {
    long ordered = 0;
    for (int i = 0; i < BYTES; i++) {
      int value = (int) (hash >>> Byte.SIZE * i) & 0xff;
      ordered |= ofByte[(i << Byte.SIZE) + value];
    }
    return ordered;
  }
}
