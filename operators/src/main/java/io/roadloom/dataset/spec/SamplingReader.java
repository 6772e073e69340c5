package io.roadloom.dataset.spec;

import io.roadloom.dataset.Sampling;
import io.roadloom.dataset.Sampling.Balance;
import io.roadloom.yaml.YamlNode;
import java.util.Map;
import javax.annotation.Nullable;

/** Reads {@code sampling}. */
final class SamplingReader {
  private static final double MAX_RATIO = 1_000_000;
  private int every = 1;
  private long periodNs;
  private int maxPerScene;
  private @Nullable Balance balance;
  private long seed;

  Sampling read(YamlNode node) {
    node.read(
        Map.of(
            "every",
            this::every,
            "max_per_scene",
            value -> maxPerScene = (int) value.whole(1, Integer.MAX_VALUE),
            "balance",
            this::balance,
            "seed",
            value -> seed = SpecFile.seed(value)));
    return new Sampling(every, periodNs, maxPerScene, balance, seed);
  }

  /** A number of samples, or a period. */
  private void every(YamlNode node) {
    if (node.text().matches("-?\\d+")) {
      every = (int) node.whole(1, Integer.MAX_VALUE);
      return;
    }
    periodNs = node.durationNs();
    if (periodNs == 0) {
      throw node.expected("more than 0");
    }
  }

  private void balance(YamlNode node) {
    String[] by = {null};
    double[] ratio = {1};
    node.read(
        Map.of(
            "by", value -> by[0] = value.text(),
            "ratio", value -> ratio[0] = value.number(1, MAX_RATIO)));
    if (by[0] == null) {
      throw node.keyError("expected by: TAG, found none");
    }
    balance = new Balance(by[0], ratio[0]);
  }
}
