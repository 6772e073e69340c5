package io.roadloom.decode;

import io.roadloom.model.Modality;
import java.util.ArrayDeque;
import java.util.List;
import javax.annotation.Nullable;

/**
 * Builders of batches that are not in use. A channel needs one while a chunk is read and none in
 * between; thousands of recordings, as the parts of live segments are, share a few.
 */
final class FreeBuilders {
  private final String topic;
  private final Modality modality;
  private final @Nullable List<MessageDecoder.SignalInfo> signals;
  private final ArrayDeque<ReadingBatchBuilder> free = new ArrayDeque<>();

  /** For builders as {@link ReadingBatchBuilder} is made. */
  FreeBuilders(String topic, Modality modality, @Nullable List<MessageDecoder.SignalInfo> signals) {
    this.topic = topic;
    this.modality = modality;
    this.signals = signals;
  }

  /** An empty builder, of the taker alone until it gives it back. */
  ReadingBatchBuilder take() {
    ReadingBatchBuilder builder = free.poll();
    return builder == null ? new ReadingBatchBuilder(topic, modality, signals) : builder;
  }

  void giveBack(ReadingBatchBuilder empty) {
    free.push(empty);
  }
}
