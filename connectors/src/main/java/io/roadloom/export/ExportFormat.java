package io.roadloom.export;

import java.io.IOException;
import java.io.Serializable;

/**
 * A format that datasets are exported to. Its files are written a shard at a time, by tasks that
 * know nothing of each other; what needs the whole dataset is written at the end, by {@link
 * #finish}. Equal calls give equal bytes: no clock, no host, no run.
 */
public interface ExportFormat extends Serializable {
  /** Lower case, as on the command line. */
  String name();

  /** Which samples go together, and in which order. */
  ShardLayout layout();

  /** Whether sweeps are wanted beside the readings that were chosen for samples. */
  boolean sweeps();

  /**
   * Name of a shard: its file's where it is one.
   *
   * @param index from 0, of the split's shards
   * @param count of the split's shards
   */
  String shardName(String split, int index, int count);

  /**
   * Starts a shard.
   *
   * @param name as {@link #shardName} has it
   */
  ShardWriter open(ExportContext context, String name, ShardOutput out) throws IOException;

  /** Writes what needs the whole dataset, once all shards are there. Nothing by default. */
  default void finish(FinishedShards shards) throws IOException {}
}
