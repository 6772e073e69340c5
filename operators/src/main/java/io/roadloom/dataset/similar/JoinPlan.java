package io.roadloom.dataset.similar;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * How a join is cut into units that can be worked on one by one, in whatever order and place. A
 * unit is what has the same value of a block; where that is more than a unit should hold, it is
 * dealt into groups, and each two groups make a unit.
 */
public final class JoinPlan implements Serializable {
  private static final long serialVersionUID = 1;

  /** Hashes that a unit should hold: 16 bytes each, and room for a few copies. */
  private static final int UNIT_HASHES = 1 << 20;

  private static final int WIDEST = 8;

  private final int distance;
  private final int width;
  private final int[] groups;

  /** Number of the first unit of each bucket; ascending. */
  private final int[] firstUnit;

  private JoinPlan(int distance, int width, int[] groups) {
    this.distance = distance;
    this.width = width;
    this.groups = groups;
    this.firstUnit = new int[groups.length];
    int unit = 0;
    for (int bucket = 0; bucket < groups.length; bucket++) {
      firstUnit[bucket] = unit;
      unit += pair(groups[bucket], 0);
    }
  }

  /** Counts what units hold. */
  static final class Builder {
    private final int distance;
    private final int width;
    private final int unitHashes;
    private final long[] hashes;

    Builder(int distance) {
      this(distance, UNIT_HASHES);
    }

    /**
     * @param unitHashes that a unit should hold
     */
    Builder(int distance, int unitHashes) {
      this.distance = distance;
      this.width = Math.min(WIDEST, Long.SIZE / (distance + 1));
      this.unitHashes = unitHashes;
      this.hashes = new long[distance + 1 << width];
    }

    void add(long hash) {
      for (int block = 0; block <= distance; block++) {
        hashes[bucket(hash, block, width)]++;
      }
    }

    JoinPlan build() {
      return new JoinPlan(distance, width, Arrays.stream(hashes).mapToInt(this::groups).toArray());
    }

    private int groups(long hashes) {
      return hashes <= unitHashes ? 1 : Math.toIntExact((2 * hashes - 1) / unitHashes + 1);
    }
  }

  private static int bucket(long hash, int block, int width) {
    return block << width | (int) (hash >>> block * width) & (1 << width) - 1;
  }

  private static int pair(int larger, int smaller) {
    return larger * (larger + 1) / 2 + smaller;
  }

  private static int pair(int a, int b, int groups) {
    int one = a % groups;
    int other = b % groups;
    return pair(Math.max(one, other), Math.min(one, other));
  }

  int distance() {
    return distance;
  }

  /**
   * Tells the units that a hash belongs to.
   *
   * @param id what the hash goes by
   */
  public void route(long hash, int id, IntConsumer units) {
    for (int block = 0; block <= distance; block++) {
      int bucket = bucket(hash, block, width);
      for (int other = 0; other < groups[bucket]; other++) {
        units.accept(firstUnit[bucket] + pair(id, other, groups[bucket]));
      }
    }
  }

  /** Finds the pairs of a unit. */
  void join(HammingJoin join, Entries entries, int unit) {
    join.joinBucket(entries, width, bucketOf(unit) >> width);
  }

  /** Whether a pair is for the unit to find, not for another of the same groups. */
  boolean owns(int unit, int a, int b) {
    int bucket = bucketOf(unit);
    return unit - firstUnit[bucket] == pair(a, b, groups[bucket]);
  }

  private int bucketOf(int unit) {
    int found = Arrays.binarySearch(firstUnit, unit);
    return found >= 0 ? found : -found - 2;
  }
}
