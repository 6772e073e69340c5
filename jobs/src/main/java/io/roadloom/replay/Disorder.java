package io.roadloom.replay;

/**
 * What happens to messages between the vehicle and the broker.
 *
 * @param boundNs half of the messages are delayed, by up to this, of log time; 0: none
 * @param duplicates share of the messages that arrive twice, 0 to 1
 * @param seed fixes which those are
 */
public record Disorder(long boundNs, double duplicates, long seed) {
  /** What is delayed is held in memory. */
  public static final long MAX_BOUND_NS = 60_000_000_000L;
}
