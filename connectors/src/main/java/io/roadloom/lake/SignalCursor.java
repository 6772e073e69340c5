package io.roadloom.lake;

import io.roadloom.model.row.SignalBatch;
import javax.annotation.Nullable;

/** A row of {@code signal}: a position in a batch, moved along it. */
final class SignalCursor {
  private SignalBatch batch;
  private int at;

  void start(SignalBatch batch) {
    this.batch = batch;
    this.at = -1;
  }

  boolean next() {
    at++;
    return at < batch.timestampNs().length;
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
    return batch.timestampNs()[at];
  }

  double value() {
    return batch.value()[at];
  }

  @Nullable
  String text() {
    return batch.text() == null ? null : batch.text()[at];
  }
}
