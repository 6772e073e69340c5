package io.roadloom.decode;

import io.roadloom.model.DriveEvent;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.ReadingGroup;
import io.roadloom.model.RecordingRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is handed on in one piece of a chunk whose source can't tell what follows. A live frontier
 * follows it: the one message of a channel must not wait for the end of a chunk that spans many
 * seconds, as when a pipeline catches up. Where a drive sends little, it waits for more, as each
 * batch has a price of its own.
 */
final class ReadingGroupBuilder {
  private static final long FEWEST_NS = ReadingBatch.MAX_SPAN_NS;
  private static final int ENOUGH = 512;
  private final List<ReadingBatch> batches = new ArrayList<>();
  private long firstNs = Long.MAX_VALUE;
  private int messages;
  private long bytes;

  /** Whether it has to be handed on ahead of a message with this log time. */
  boolean isFull(long logNs) {
    long span = logNs - firstNs;
    boolean enough = messages >= ENOUGH && span >= FEWEST_NS;
    return messages > 0
        && (enough
            || span >= ReadingBatch.MAX_GROUPED_SPAN_NS
            || bytes >= ReadingBatchBuilder.MAX_BYTES);
  }

  /** Takes note of a message that is in it, and of about how many bytes that takes. */
  void add(long logNs, int size) {
    firstNs = Math.min(firstNs, logNs);
    messages++;
    bytes += size;
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
    bytes = 0;
  }
}
