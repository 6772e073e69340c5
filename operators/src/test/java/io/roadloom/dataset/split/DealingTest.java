package io.roadloom.dataset.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadloom.dataset.Splits;
import io.roadloom.dataset.Splits.Share;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DealingTest {
  private static Splits splits(long seed) {
    return new Splits(
        List.of(new Share("train", 0.8), new Share("val", 0.1), new Share("test", 0.1)),
        200,
        50,
        seed);
  }

  private static List<Dealing.Group> groups(int count, Random random) {
    List<Dealing.Group> groups = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      groups.add(new Dealing.Group("g" + i, 1 + random.nextInt(1_000)));
    }
    return groups;
  }

  @Test
  void meetsShares() {
    for (long seed = 0; seed < 20; seed++) {
      List<Dealing.Group> groups = groups(200, new Random(seed));
      Map<String, String> dealt = new Dealing(splits(seed)).deal(groups);
      double total = groups.stream().mapToLong(Dealing.Group::samples).sum();
      Map<String, Double> got = new HashMap<>();
      groups.forEach(
          group -> got.merge(dealt.get(group.token()), group.samples() / total, Double::sum));

      assertThat(got.get("train")).as("seed %d", seed).isCloseTo(0.8, within(0.002));
      assertThat(got.get("val")).as("seed %d", seed).isCloseTo(0.1, within(0.002));
      assertThat(got.get("test")).as("seed %d", seed).isCloseTo(0.1, within(0.002));
    }
  }

  @Test
  void goesByTheSeedAndNotByTheOrder() {
    List<Dealing.Group> groups = groups(50, new Random(1));
    List<Dealing.Group> shuffled = new ArrayList<>(groups);
    Collections.shuffle(shuffled, new Random(2));

    assertThat(new Dealing(splits(7)).deal(shuffled))
        .isEqualTo(new Dealing(splits(7)).deal(groups));
    assertThat(new Dealing(splits(8)).deal(groups))
        .isNotEqualTo(new Dealing(splits(7)).deal(groups));
  }
}
