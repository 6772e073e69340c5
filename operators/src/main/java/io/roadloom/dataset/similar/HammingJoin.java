package io.roadloom.dataset.similar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds all pairs of hashes that differ in at most some bits, in memory. Hashes are split by their
 * first block, by their second, and so on; those with the same value of a block are split again by
 * what bits are left, until so few are left that they are compared. A pair is found once: by the
 * first of its blocks that are equal. Each block that is not equal uses up one bit of the distance.
 *
 * <p>Whatever the hashes, no more room is taken than for a few copies of them. Not thread-safe.
 */
public final class HammingJoin {
  private final int distance;
  private final PairSink sink;
  private final List<Level> levels = new ArrayList<>();

  /** Blocks that a pair must differ in, or it would be found elsewhere again. */
  private final long[] unequal = new long[Long.SIZE];

  private int unequals;

  /** Room for the hashes of a split, in the order of its buckets. */
  private static final class Level {
    final Entries entries = new Entries();
    int[] end = new int[0];
  }

  public HammingJoin(int distance, PairSink sink) {
    this.distance = distance;
    this.sink = sink;
  }

  /** All pairs among the entries. */
  public void join(Entries entries) {
    unequals = 0;
    join(entries, 0, entries.size(), 0, distance, 0);
  }

  /**
   * The pairs among entries that have a block in common and none before it.
   *
   * @param width bits of a block
   * @param block number of the block that all of the entries have in common, at most the distance
   */
  void joinBucket(Entries entries, int width, int block) {
    unequals = 0;
    for (int before = 0; before < block; before++) {
      unequal[unequals++] = Blocks.mask(before * width, width);
    }
    join(entries, 0, entries.size(), (block + 1) * width, distance - block, 0);
  }

  /**
   * @param bit the first of those that are left
   * @param budget how many of them may differ
   */
  private void join(Entries in, int from, int to, int bit, int budget, int depth) {
    int width = Blocks.width(to - from, Long.SIZE - bit, budget);
    if (width == 0) {
      compare(in, from, to);
      return;
    }
    int before = unequals;
    for (int block = 0; block <= budget; block++) {
      int shift = bit + block * width;
      Level level = level(depth);
      if (split(in, from, to, shift, width, level)) {
        int start = 0;
        for (int bucket = 0; bucket < 1 << width; bucket++) {
          int end = level.end[bucket];
          if (end - start > 1) {
            join(level.entries, start, end, shift + width, budget - block, depth + 1);
          }
          start = end;
        }
      } else {
        join(in, from, to, shift + width, budget - block, depth);
      }
      unequal[unequals++] = Blocks.mask(shift, width);
    }
    unequals = before;
  }

  private Level level(int depth) {
    while (levels.size() <= depth) {
      levels.add(new Level());
    }
    return levels.get(depth);
  }

  /** Sorts entries into buckets; false, and nothing done, where all belong into the same. */
  private static boolean split(Entries in, int from, int to, int shift, int width, Level out) {
    int buckets = 1 << width;
    int low = buckets - 1;
    if (out.end.length < buckets) {
      out.end = new int[buckets];
    }
    int[] end = out.end;
    Arrays.fill(end, 0, buckets, 0);
    for (int i = from; i < to; i++) {
      end[(int) (in.hash[i] >>> shift) & low]++;
    }
    if (end[(int) (in.hash[from] >>> shift) & low] == to - from) {
      return false;
    }
    int start = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      int count = end[bucket];
      end[bucket] = start;
      start += count;
    }
    out.entries.room(to - from);
    for (int i = from; i < to; i++) {
      int at = end[(int) (in.hash[i] >>> shift) & low]++;
      out.entries.put(at, in.hash[i], in.id[i], in.owner[i]);
    }
    return true;
  }

  private void compare(Entries in, int from, int to) {
    long[] hash = in.hash;
    for (int i = from; i < to; i++) {
      long one = hash[i];
      for (int j = i + 1; j < to; j++) {
        long difference = one ^ hash[j];
        if (Long.bitCount(difference) <= distance) {
          check(in, i, j, difference);
        }
      }
    }
  }

  private void check(Entries in, int i, int j, long difference) {
    if (in.owner[i] == in.owner[j] && in.owner[i] != Entries.SEVERAL) {
      return;
    }
    for (int u = 0; u < unequals; u++) {
      if ((difference & unequal[u]) == 0) {
        return;
      }
    }
    sink.pair(in.id[i], in.id[j]);
  }
}
