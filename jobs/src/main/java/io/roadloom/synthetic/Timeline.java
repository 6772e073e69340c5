package io.roadloom.synthetic;

import java.util.Random;

/**
 * The times of a channel's messages: a steady rate, slightly off, and logged some time later. Log
 * times grow.
 */
final class Timeline {
  private final Random random;
  private final long startNs;
  private final long periodNs;
  private final long latencyNs;
  private final int jitterNs;
  private long index = -1;
  private long stampNs;
  private long logNs;

  /**
   * @param latencyNs from stamp to log time
   * @param jitterNs up to which the stamp is off, and as much again the latency; well below half a
   *     period
   */
  Timeline(long startNs, double hz, long latencyNs, int jitterNs, long seed) {
    this.random = new Random(seed);
    this.startNs = startNs;
    this.periodNs = Math.round(1e9 / hz);
    this.latencyNs = latencyNs;
    this.jitterNs = jitterNs;
    next();
  }

  /** Goes on to the next message. */
  void next() {
    index++;
    stampNs = startNs + index * periodNs + random.nextInt(jitterNs + 1);
    logNs = stampNs + latencyNs + random.nextInt(jitterNs + 1);
  }

  long stampNs() {
    return stampNs;
  }

  long logNs() {
    return logNs;
  }

  /** How many messages came before. */
  long index() {
    return index;
  }
}
