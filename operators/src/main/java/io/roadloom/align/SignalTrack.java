package io.roadloom.align;

import io.roadloom.rig.Policy;
import io.roadloom.rig.SignalRule;

/** A signal of the rig: its numbers over time. NaN is no value. */
final class SignalTrack extends Track {
  private final SignalRule rule;
  private double[] value = new double[64];

  SignalTrack(SignalRule rule) {
    this.rule = rule;
  }

  SignalRule rule() {
    return rule;
  }

  /** Adds values, of which none is NaN. */
  void addAll(long[] times, double[] values, int from, int count) {
    int i = appendAll(times, from, count);
    System.arraycopy(values, from, value, i, count);
  }

  /** The value at t for the reading picked. */
  double value(int picked, long t) {
    boolean interpolates = rule.policy() instanceof Policy.Linear;
    return interpolates && between(t)
        ? value[before()] + (value[after()] - value[before()]) * share(t)
        : value[picked];
  }

  @Override
  void shift(int from, int count, int capacity) {
    value = shift(value, from, count, capacity);
  }
}
