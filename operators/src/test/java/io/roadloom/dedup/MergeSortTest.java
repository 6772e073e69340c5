package io.roadloom.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergeSortTest {
  @Test
  void sortsStably() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int[] keys = random.ints(random.nextInt(200), 0, 1 + random.nextInt(100)).toArray();
      int[] expected =
          IntStream.range(0, keys.length)
              .boxed()
              .sorted(Comparator.comparingInt(i -> keys[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      int[] sorted = MergeSort.sort(keys.length, (i, j) -> Integer.compare(keys[i], keys[j]));
      assertThat(sorted).as("seed %d", seed).containsExactly(expected);
    }
  }
}
