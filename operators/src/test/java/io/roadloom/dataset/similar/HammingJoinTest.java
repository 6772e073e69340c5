package io.roadloom.dataset.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HammingJoinTest {
  private static final int[] DISTANCES = {0, 1, 2, 3, 5, 6, 8, 10, 13, 16};

  @Test
  void findsEachPairOnce() {
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      int distance = DISTANCES[random.nextInt(DISTANCES.length)];
      long[] hashes = Hashes.clustered(random, random.nextInt(1500), 2 * distance + 2);
      check(seed, random, hashes, distance);
    }
  }

  @Test
  void findsEachPairOnceWhereFewBitsVary() {
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      int distance = DISTANCES[random.nextInt(DISTANCES.length)];
      long mask = -1L >>> (20 + random.nextInt(40)) << random.nextInt(20);
      check(seed, random, Hashes.varying(random, random.nextInt(1200), 8, mask), distance);
    }
  }

  @Test
  void findsEachPairOnceWhereAllHaveOneOfTwoBlocks() {
    for (long seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      long[] hashes = Hashes.clustered(random, 1200, 10);
      for (int i = 0; i < hashes.length; i++) {
        hashes[i] = random.nextBoolean() ? hashes[i] | 0xffff : hashes[i] & ~0xffff0000L;
      }
      check(seed, random, Arrays.stream(hashes).distinct().toArray(), 6);
    }
  }

  @Test
  void noUnitHoldsMoreThanItShouldHoweverSkewedTheHashes() {
    long[] hashes = Hashes.varying(new Random(1), 5000, 40, -1L << 24);
    int unitHashes = 400;
    JoinPlan.Builder builder = new JoinPlan.Builder(6, unitHashes);
    Arrays.stream(hashes).forEach(builder::add);
    JoinPlan plan = builder.build();
    Map<Integer, Integer> sizes = new TreeMap<>();
    for (int i = 0; i < hashes.length; i++) {
      plan.route(hashes[i], i, unit -> sizes.merge(unit, 1, Integer::sum));
    }
    assertThat(sizes.values()).allMatch(size -> size <= unitHashes + 2);
    assertThat(Collections.max(sizes.values())).isGreaterThan(unitHashes / 2);
  }

  /** In one piece, and in units small enough that buckets are dealt into groups. */
  private static void check(long seed, Random random, long[] hashes, int distance) {
    int[] owners = new int[hashes.length];
    for (int i = 0; i < owners.length; i++) {
      owners[i] = random.nextInt(4) - 1;
    }
    Map<Long, Integer> expected = allPairs(hashes, owners, distance);
    assertThat(joined(hashes, owners, distance))
        .as("seed %d, distance %d", seed, distance)
        .isEqualTo(expected);
    int unitHashes = 1 + random.nextInt(2 * hashes.length + 40);
    assertThat(joinedInUnits(hashes, owners, distance, unitHashes))
        .as("seed %d, distance %d, units of %d", seed, distance, unitHashes)
        .isEqualTo(expected);
  }

  private static Map<Long, Integer> allPairs(long[] hashes, int[] owners, int distance) {
    Map<Long, Integer> pairs = new HashMap<>();
    for (int i = 0; i < hashes.length; i++) {
      for (int j = i + 1; j < hashes.length; j++) {
        boolean apart = owners[i] != owners[j] || owners[i] == Entries.SEVERAL;
        if (apart && Long.bitCount(hashes[i] ^ hashes[j]) <= distance) {
          pairs.put((long) i << 32 | j, 1);
        }
      }
    }
    return pairs;
  }

  private static Map<Long, Integer> joined(long[] hashes, int[] owners, int distance) {
    Map<Long, Integer> pairs = new HashMap<>();
    Entries entries = new Entries();
    for (int i = 0; i < hashes.length; i++) {
      entries.add(hashes[i], i, owners[i]);
    }
    new HammingJoin(distance, counting(pairs)).join(entries);
    return pairs;
  }

  private static Map<Long, Integer> joinedInUnits(
      long[] hashes, int[] owners, int distance, int unitHashes) {
    JoinPlan.Builder builder = new JoinPlan.Builder(distance, unitHashes);
    for (long hash : hashes) {
      builder.add(hash);
    }
    JoinPlan plan = builder.build();
    Map<Integer, List<Integer>> units = new TreeMap<>();
    for (int i = 0; i < hashes.length; i++) {
      int id = i;
      plan.route(
          hashes[i], i, unit -> units.computeIfAbsent(unit, of -> new ArrayList<>()).add(id));
    }
    Map<Long, Integer> pairs = new HashMap<>();
    UnitJoin join = new UnitJoin(plan, counting(pairs));
    units.forEach(
        (unit, ids) -> ids.forEach(id -> join.entries(unit).add(hashes[id], id, owners[id])));
    join.finish();
    return pairs;
  }

  private static PairSink counting(Map<Long, Integer> pairs) {
    return (a, b) -> pairs.merge((long) Math.min(a, b) << 32 | Math.max(a, b), 1, Integer::sum);
  }
}
