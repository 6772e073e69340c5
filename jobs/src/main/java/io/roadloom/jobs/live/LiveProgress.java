package io.roadloom.jobs.live;

import java.util.OptionalLong;

/** Told how a live pipeline gets on. */
@FunctionalInterface
public interface LiveProgress {
  /** Tells nobody. */
  LiveProgress NONE = standing -> {};

  /**
   * What has come of it since its tasks were last started.
   *
   * @param checkpoint that was committed last
   * @param messages read
   * @param samples rows committed, as are {@code sampleData} and {@code signals}
   * @param openDrives as of the last commit
   * @param latencyMs age of the newest row of the last commit when it was there for readers
   * @param behind messages in Kafka that are in no commit; empty where nobody knows
   */
  record Standing(
      long checkpoint,
      long messages,
      long samples,
      long sampleData,
      long signals,
      long openDrives,
      long latencyMs,
      OptionalLong behind) {}

  /** After commits; now and then. */
  void committed(Standing standing);
}
