package io.roadloom.dataset;

import java.io.Serializable;
import java.util.List;

/**
 * Into what a dataset is split, and what must not lie in two of them.
 *
 * @param shares in the order of the spec; they add to 1
 * @param cellMetres side of the geographic cells whose drives stay together
 * @param bufferMetres samples of two splits are further apart than this
 * @param seed of the order in which groups are dealt out
 */
public record Splits(List<Share> shares, double cellMetres, double bufferMetres, long seed)
    implements Serializable {
  public static final double DEFAULT_CELL = 200;
  public static final double DEFAULT_BUFFER = 50;

  /** One split, and nothing to keep apart from it. */
  public static final Splits ONE =
      new Splits(List.of(new Share("train", 1)), DEFAULT_CELL, DEFAULT_BUFFER, 0);

  /** A split and the share of all samples that it should have. */
  public record Share(String split, double share) implements Serializable {}

  public List<String> names() {
    return shares.stream().map(Share::split).toList();
  }
}
