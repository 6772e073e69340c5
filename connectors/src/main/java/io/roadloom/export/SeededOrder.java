package io.roadloom.export;

import java.util.Comparator;
import java.util.function.Function;

/**
 * Orders by a hash of seed and token, which is as good as drawing lots, and the same wherever and
 * in whatever order things come.
 */
final class SeededOrder {
  private static final int HEX = 16;
  private final long seed;

  SeededOrder(long seed) {
    this.seed = mix(seed);
  }

  /**
   * @param token of 32 hex digits, a hash itself; ties are broken by it
   */
  <T> Comparator<T> by(Function<T, String> token) {
    return Comparator.<T>comparingLong(
            of -> mix(seed ^ Long.parseUnsignedLong(token.apply(of).substring(0, HEX), 16)))
        .thenComparing(token);
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
