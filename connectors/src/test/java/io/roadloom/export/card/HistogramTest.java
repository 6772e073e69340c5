package io.roadloom.export.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {
  @Test
  void aBinHoldsItsLowerEdgeAndTheLastBothOfIts() {
    Histogram histogram = new Histogram(0, 1, 2);

    for (double value : new double[] {-0.1, 0, 0.9, 1, 2, 2.1}) {
      histogram.add(value);
    }

    assertThat(histogram.counts()).containsExactly(2, 2);
    assertThat(histogram.below()).isEqualTo(1);
    assertThat(histogram.above()).isEqualTo(1);
    assertThat(histogram.mean()).isEqualTo(5.9 / 6, org.assertj.core.api.Assertions.within(1e-6));
  }

  @Test
  void partsMergeToTheSameInAnyOrder() {
    long seed = 11;
    Random random = new Random(seed);
    Histogram whole = Histogram.even(0, 1, 7);
    Histogram[] parts = new Histogram[5];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Histogram.even(0, 1, 7);
    }
    for (int i = 0; i < 10_000; i++) {
      double value = random.nextGaussian();
      whole.add(value);
      parts[random.nextInt(parts.length)].add(value);
    }

    Histogram forth = Histogram.even(0, 1, 7);
    Histogram back = Histogram.even(0, 1, 7);
    for (int i = 0; i < parts.length; i++) {
      forth.add(parts[i]);
      back.add(parts[parts.length - 1 - i]);
    }

    assertThat(Json.line(forth)).as("seed %d", seed).isEqualTo(Json.line(whole));
    assertThat(Json.line(back)).as("seed %d", seed).isEqualTo(Json.line(whole));
  }
}
