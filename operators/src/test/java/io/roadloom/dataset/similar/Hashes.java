package io.roadloom.dataset.similar;

import java.util.Arrays;
import java.util.Random;

/** Hashes for tests: some near others, evenly spread or as skewed as a case wants them. */
final class Hashes {
  private Hashes() {}

  /** Distinct hashes, of which many are near another. */
  static long[] clustered(Random random, int count, int maxFlips) {
    long[] hashes = new long[count];
    for (int i = 0; i < count; i++) {
      hashes[i] =
          i == 0 || random.nextInt(3) == 0
              ? random.nextLong()
              : flipped(random, hashes[random.nextInt(i)], random.nextInt(maxFlips + 1));
    }
    return Arrays.stream(hashes).distinct().toArray();
  }

  /** The same where only the bits of a mask vary. */
  static long[] varying(Random random, int count, int maxFlips, long mask) {
    long rest = random.nextLong() & ~mask;
    return Arrays.stream(clustered(random, count, maxFlips))
        .map(hash -> hash & mask | rest)
        .distinct()
        .toArray();
  }

  static long flipped(Random random, long hash, int flips) {
    long result = hash;
    for (int i = 0; i < flips; i++) {
      result ^= 1L << random.nextInt(Long.SIZE);
    }
    return result;
  }
}
