package io.roadloom.export;

/** Which samples make a shard. A shard's samples are of one split. */
public enum ShardLayout {
  /** Scenes in seeded order, of any drives; within a shard, samples in seeded order. */
  SHUFFLED,

  /** Samples of one drive in the order of time; shards in the order of drive and time. */
  BY_DRIVE
}
