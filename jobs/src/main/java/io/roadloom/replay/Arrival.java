package io.roadloom.replay;

import java.util.Comparator;

/**
 * A message when it reaches the broker.
 *
 * @param dueNs when, in log time: its own and its delay
 * @param ordinal among all arrivals, in the order of log time
 * @param repeated whether the message arrives for the second time
 */
record Arrival(Message message, long dueNs, long ordinal, boolean repeated)
    implements Comparable<Arrival> {
  private static final Comparator<Arrival> ORDER =
      Comparator.comparingLong(Arrival::dueNs).thenComparingLong(Arrival::ordinal);

  boolean isDelayed() {
    return dueNs > message.logNs();
  }

  @Override
  public int compareTo(Arrival other) {
    return ORDER.compare(this, other);
  }
}
