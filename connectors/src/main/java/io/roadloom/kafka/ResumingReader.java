package io.roadloom.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.annotation.Nullable;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Holds a restored split back until Kafka has said what it still has of the partition. Where the
 * offset to go on from is gone, it goes on at the first that is there, and hands on which are lost.
 */
final class ResumingReader implements SourceReader<SensorMessage, KafkaPartitionSplit> {
  private final SourceReader<SensorMessage, KafkaPartitionSplit> reader;
  private final FirstOffsets firstOffsets;
  private final Map<TopicPartition, KafkaPartitionSplit> held = new HashMap<>();

  /** Null while nothing is held. */
  private @Nullable CompletableFuture<Map<TopicPartition, Long>> answer;

  private boolean noMoreSplits;

  ResumingReader(
      SourceReader<SensorMessage, KafkaPartitionSplit> reader, FirstOffsets firstOffsets) {
    this.reader = reader;
    this.firstOffsets = firstOffsets;
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    List<KafkaPartitionSplit> fresh = new ArrayList<>();
    for (KafkaPartitionSplit split : splits) {
      if (split.getStartingOffset() >= 0) {
        held.put(split.getTopicPartition(), split);
      } else {
        fresh.add(split);
      }
    }
    if (!fresh.isEmpty()) {
      reader.addSplits(fresh);
    }
    if (answer == null && !held.isEmpty()) {
      answer = firstOffsets.of(held.keySet());
    }
  }

  @Override
  public InputStatus pollNext(ReaderOutput<SensorMessage> output) throws Exception {
    if (answer != null && answer.isDone()) {
      resume(firsts(answer), output);
      return InputStatus.MORE_AVAILABLE;
    }
    return reader.pollNext(output);
  }

  /** Nothing where Kafka is away: it is asked again. */
  private static Map<TopicPartition, Long> firsts(
      CompletableFuture<Map<TopicPartition, Long>> answer)
      throws InterruptedException, IOException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() instanceof CompletionException c ? c.getCause() : e.getCause();
      if (cause instanceof TimeoutException) {
        return Map.of();
      }
      throw new IOException("Kafka does not say which offsets it has", cause);
    }
  }

  /** In one step, so that a checkpoint has both the new offset and what was lost, or neither. */
  private void resume(Map<TopicPartition, Long> firsts, ReaderOutput<SensorMessage> output) {
    List<KafkaPartitionSplit> splits = new ArrayList<>();
    firsts.forEach(
        (partition, first) -> {
          KafkaPartitionSplit split = held.remove(partition);
          if (split.getStartingOffset() < first) {
            output.collect(lost(split, first));
            split =
                new KafkaPartitionSplit(
                    partition,
                    first,
                    split.getStoppingOffset().orElse(KafkaPartitionSplit.NO_STOPPING_OFFSET));
          }
          splits.add(split);
        });
    reader.addSplits(splits);
    if (!held.isEmpty()) {
      answer = firstOffsets.of(held.keySet());
      return;
    }
    answer = null;
    firstOffsets.close();
    if (noMoreSplits) {
      reader.notifyNoMoreSplits();
    }
  }

  private static SensorMessage lost(KafkaPartitionSplit split, long first) {
    long from = split.getStartingOffset();
    return new SensorMessage.Broken(
        SensorMessage.UNASSIGNED,
        split.getTopic(),
        split.getPartition(),
        from,
        first,
        "offsets_expired",
        "offset " + from + ", where the checkpoint goes on",
        "offset " + first + ", the first that Kafka has");
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    if (answer == null) {
      return reader.isAvailable();
    }
    return CompletableFuture.anyOf(answer.handle((firsts, e) -> null), reader.isAvailable())
        .thenApply(any -> null);
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    List<KafkaPartitionSplit> splits = new ArrayList<>(reader.snapshotState(checkpointId));
    splits.addAll(held.values());
    return splits;
  }

  @Override
  public void notifyNoMoreSplits() {
    noMoreSplits = true;
    if (held.isEmpty()) {
      reader.notifyNoMoreSplits();
    }
  }

  @Override
  public void start() {
    reader.start();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    reader.handleSourceEvents(event);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    reader.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    reader.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
    reader.pauseOrResumeSplits(pause, resume);
  }

  @Override
  public void close() throws Exception {
    try {
      reader.close();
    } finally {
      firstOffsets.close();
    }
  }
}
