package io.roadloom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplerTest {
  private static final long[] TIMES = {0, 100, 200, 300, 400, 500, 600, 700};
  private static final int[] SCENES = {0, 0, 0, 0, 0, 1, 1, 1};

  private static boolean[] take(int every, long periodNs, int most, long seed) {
    return new Sampler(new Sampling(every, periodNs, most, null, seed)).take("d", TIMES, SCENES);
  }

  @Test
  void takesEveryNthOfAScene() {
    assertThat(take(2, 0, 0, 0)).containsExactly(true, false, true, false, true, true, false, true);
  }

  @Test
  void takesOneOfAPeriod() {
    assertThat(take(1, 300, 0, 0))
        .containsExactly(true, false, false, true, false, true, true, false);
  }

  @Test
  void takesAtMostSoManyOfAScene() {
    Sampler sampler = new Sampler(new Sampling(1, 0, 2, null, 5));
    boolean[] taken = sampler.take("d", TIMES, SCENES);
    int[] counts = new int[2];
    for (int i = 0; i < taken.length; i++) {
      counts[SCENES[i]] += taken[i] ? 1 : 0;
    }

    assertThat(counts).containsExactly(2, 2);
    assertThat(sampler.leftByMaximum()).isEqualTo(4);
    assertThat(take(1, 0, 2, 5)).isEqualTo(taken);
  }
}
