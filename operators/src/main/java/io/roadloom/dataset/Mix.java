package io.roadloom.dataset;

import java.nio.charset.StandardCharsets;

/** Numbers that look random and are not: what is chosen by hash is chosen by these. */
public final class Mix {
  private static final double UNIT = 0x1p-53;

  private Mix() {}

  /** The finalizer of SplitMix64: a bijection. */
  public static long of(long z) {
    long mixed = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** Of a value under a seed. */
  public static long of(long value, long seed) {
    return of(value ^ of(seed + 0x9E3779B97F4A7C15L));
  }

  /** Of a text under a seed. */
  public static long of(String text, long seed) {
    long hash = seed;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001B3L;
      hash ^= hash >>> 29;
    }
    return of(hash, seed);
  }

  /** From 0 to 1, without 1. */
  public static double unit(long mixed) {
    return (mixed >>> 11) * UNIT;
  }
}
