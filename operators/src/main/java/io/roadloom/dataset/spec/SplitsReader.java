package io.roadloom.dataset.spec;

import io.roadloom.dataset.Splits;
import io.roadloom.dataset.Splits.Share;
import io.roadloom.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code splits}: shares by name, and beside them what keeps the splits apart. */
final class SplitsReader {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,49}";
  private static final BigDecimal ROUNDING = new BigDecimal("0.000001");
  private static final double MIN_CELL = 1;
  private static final double MAX_CELL = 100_000;

  private final List<Share> shares = new ArrayList<>();
  private BigDecimal sum = BigDecimal.ZERO;
  private double cell = Splits.DEFAULT_CELL;
  private double buffer = Splits.DEFAULT_BUFFER;
  private long seed;

  Splits read(YamlNode node) {
    node.entries()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "cell" -> cell = length(value, MIN_CELL);
                case "buffer" -> buffer = length(value, 0);
                case "seed" -> seed = SpecFile.seed(value);
                default -> share(name, value);
              }
            });
    if (shares.isEmpty()) {
      throw node.error("expected shares by name, like train: 0.8, found none");
    }
    if (sum.subtract(BigDecimal.ONE).abs().compareTo(ROUNDING) > 0) {
      throw node.error(
          "expected shares that add to 1, found " + sum.stripTrailingZeros().toPlainString());
    }
    return new Splits(List.copyOf(shares), cell, buffer, seed);
  }

  private void share(String name, YamlNode node) {
    if (!name.matches(NAME)) {
      throw node.keyError("expected a name of letters, digits, «-» and «_», 50 at most");
    }
    double share = node.number(0, 1);
    if (share == 0) {
      throw node.error("a split without a share");
    }
    sum = sum.add(new BigDecimal(node.text()));
    shares.add(new Share(name, share));
  }

  private static double length(YamlNode node, double least) {
    double metres = node.metres();
    if (metres < least || metres > MAX_CELL) {
      throw node.expected("a length from %.0fm to %.0fm".formatted(least, MAX_CELL));
    }
    return metres;
  }
}
