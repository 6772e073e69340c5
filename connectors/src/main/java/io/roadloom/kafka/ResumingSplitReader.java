package io.roadloom.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javax.annotation.Nullable;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.apache.flink.connector.kafka.source.metrics.KafkaSourceReaderMetrics;
import org.apache.flink.connector.kafka.source.reader.KafkaPartitionSplitReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * Flink's reader of partitions, which goes on where Kafka no longer has what is to be read next. It
 * asks what Kafka has before it begins with a split and where an offset turns out to be out of
 * range, and now and then whether the topic is still the same.
 */
final class ResumingSplitReader extends KafkaPartitionSplitReader {
  private static final long WAIT_MS = 100;
  private static final Duration AGAIN = Duration.ofMillis(500);
  private final TopicLogs logs;
  private final Duration look;

  /** From where to read when Kafka has said what it has. */
  private final Map<TopicPartition, KafkaPartitionSplit> held = new HashMap<>();

  /** What is being read, and of which topic; null where that is not known. */
  private final Map<TopicPartition, Uuid> reading = new HashMap<>();

  /** What is held and Kafka does not know: nothing else waits for it. */
  private final Set<TopicPartition> missing = new HashSet<>();

  private @Nullable CompletableFuture<Map<TopicPartition, TopicLog>> answer;
  private long askAtNs = System.nanoTime();

  /**
   * @param look how often to ask whether a topic is still the same
   */
  ResumingSplitReader(
      Properties consumer,
      SourceReaderContext context,
      KafkaSourceReaderMetrics metrics,
      TopicLogs logs,
      Duration look) {
    super(consumer, context, metrics);
    this.logs = logs;
    this.look = look;
  }

  @Override
  public void handleSplitsChanges(SplitsChange<KafkaPartitionSplit> change) {
    if (!(change instanceof SplitsAddition)) {
      throw new UnsupportedOperationException("splits are only ever added, not " + change);
    }
    change.splits().forEach(this::hold);
    askAnew();
  }

  private void hold(KafkaPartitionSplit split) {
    held.put(split.getTopicPartition(), split);
    missing.remove(split.getTopicPartition());
  }

  /** What was asked before may be otherwise now. */
  private void askAnew() {
    answer = null;
    askAtNs = System.nanoTime();
  }

  @Override
  public RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> fetch() throws IOException {
    if (answer == null && System.nanoTime() - askAtNs >= 0) {
      Set<TopicPartition> all = new HashSet<>(held.keySet());
      all.addAll(reading.keySet());
      answer = logs.of(all);
    }
    if (answer != null && answered(answer)) {
      return resume(answer.join());
    }
    if (reading.isEmpty() || waits()) {
      return nothing();
    }
    try {
      return super.fetch();
    } catch (LogTruncationException e) {
      // Thrown when a poll is over, whose records are lost: only a restart brings them back.
      throw e;
    } catch (OffsetOutOfRangeException e) {
      leave(e.offsetOutOfRangePartitions());
      return nothing();
    }
  }

  /** Whether an answer comes soon that says where to begin. */
  private boolean waits() {
    return answer != null && !missing.containsAll(held.keySet());
  }

  /** Waits for it where nothing can be read until then. */
  private boolean answered(CompletableFuture<?> asked) throws IOException {
    try {
      asked.get(waits() ? WAIT_MS : 0, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void leave(Map<TopicPartition, Long> offsets) {
    List<KafkaPartitionSplit> paused = new ArrayList<>();
    offsets.forEach(
        (partition, offset) -> {
          KafkaPartitionSplit split = new KafkaPartitionSplit(partition, offset);
          paused.add(split);
          hold(SensorSplit.of(split, reading.remove(partition)));
        });
    pauseOrResumeSplits(paused, List.of());
    askAnew();
  }

  private RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> resume(
      Map<TopicPartition, TopicLog> found) {
    Map<String, Collection<ConsumerRecord<byte[], byte[]>>> told = new HashMap<>();
    List<KafkaPartitionSplit> begun = new ArrayList<>();
    found.forEach(
        (partition, log) -> {
          KafkaPartitionSplit split = held.remove(partition);
          Uuid before = split == null ? reading.get(partition) : SensorSplit.topicId(split);
          // Where the offset moves on, only the topic can be told by what Kafka had a moment ago.
          long offset = split == null ? Resumption.UNKNOWN : split.getStartingOffset();
          Resumption resumption = Resumption.of(before, offset, log);
          boolean moved = resumption.reason() != null;
          if (moved) {
            split = new KafkaPartitionSplit(partition, resumption.next());
          }
          if (split != null) {
            begun.add(split);
          }
          if (moved || !Objects.equals(before, log.topicId())) {
            told.put(
                KafkaPartitionSplit.toSplitId(partition),
                List.of(new ResumptionRecord(partition, resumption)));
          }
          reading.put(partition, log.topicId());
        });
    if (!begun.isEmpty()) {
      super.handleSplitsChanges(new SplitsAddition<>(begun));
      pauseOrResumeSplits(List.of(), begun);
    }
    missing.addAll(held.keySet());
    answer = null;
    askAtNs = System.nanoTime() + (held.isEmpty() ? look : AGAIN).toNanos();
    return new RecordsBySplits<>(told, Set.of());
  }

  private RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>> nothing() {
    if (answer == null) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(WAIT_MS));
    }
    return new RecordsBySplits<>(Map.of(), Set.of());
  }

  @Override
  public void close() throws Exception {
    try {
      super.close();
    } finally {
      logs.close();
    }
  }
}
