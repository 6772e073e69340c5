package io.roadloom.lake;

import io.roadloom.model.row.SignalBatch;
import javax.annotation.Nullable;

/**
 * Rows {@code from} to {@code to}, exclusive, of {@code signal}: of one signal and one day, at
 * least one. Where a single row is asked for, it is the first.
 */
record SignalRows(SignalBatch batch, int from, int to) {
  /** The rows of a batch from {@code from} on that are of one day. */
  static SignalRows ofDay(SignalBatch batch, int from) {
    long[] time = batch.timestampNs();
    long day = PartitionOf.day(time[from]);
    int to = time.length;
    while (PartitionOf.day(time[to - 1]) != day) {
      to--;
    }
    return new SignalRows(batch, from, to);
  }

  int size() {
    return to - from;
  }

  String channel() {
    return batch.channel();
  }

  String name() {
    return batch.name();
  }

  String unit() {
    return batch.unit();
  }

  long timestampNs() {
    return batch.timestampNs()[from];
  }

  double value() {
    return batch.value()[from];
  }

  @Nullable
  String text() {
    return batch.text() == null ? null : batch.text()[from];
  }
}
