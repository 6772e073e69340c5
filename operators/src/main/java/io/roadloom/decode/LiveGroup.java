package io.roadloom.decode;

import io.roadloom.model.DriveEvent;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.ReadingGroup;
import io.roadloom.model.RecordingRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is handed on of a live chunk in one piece. The frontier follows it: the one message of a
 * channel must not wait for the end of a chunk that spans many seconds, as when a pipeline catches
 * up. Where a drive sends little, it waits for more, as each batch has a price of its own.
 */
final class LiveGroup {
  private static final long FEWEST_NS = ReadingBatch.MAX_SPAN_NS;
  private static final int ENOUGH = 512;
  private final List<ReadingBatch> batches = new ArrayList<>();
  private long firstNs = Long.MAX_VALUE;
  private int messages;

  /** Whether it has to be handed on ahead of a message with this log time. */
  boolean isFull(long logNs) {
    long span = logNs - firstNs;
    return messages > 0
        && span >= FEWEST_NS
        && (messages >= ENOUGH || span >= ReadingBatch.MAX_GROUPED_SPAN_NS);
  }

  /** Takes note of a message that is in it. */
  void add(long logNs) {
    firstNs = Math.min(firstNs, logNs);
    messages++;
  }

  void add(ReadingBatch batch) {
    batches.add(batch);
  }

  /** Hands on what was added since the last time. */
  void handOn(RecordingRef recording, Consumer<? super DriveEvent> out) {
    if (!batches.isEmpty()) {
      out.accept(new ReadingGroup(recording, List.copyOf(batches)));
      batches.clear();
    }
    firstNs = Long.MAX_VALUE;
    messages = 0;
  }
}
