package io.roadloom.dataset;

import java.io.Serializable;

/**
 * How a dataset is cut into shards.
 *
 * @param shardBytes of payload, about what a shard holds
 * @param seed of the order of samples
 */
public record ExportSpec(long shardBytes, long seed) implements Serializable {
  public static final ExportSpec DEFAULT = new ExportSpec(256_000_000, 0);
}
