package io.roadloom.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.RetriableException;

/** Asks Kafka what it has of partitions. Connects when it is first asked. */
final class TopicLogs implements AutoCloseable {
  private final Properties properties;
  private @Nullable Admin admin;

  /**
   * @param properties of the client
   */
  TopicLogs(Properties properties) {
    this.properties = properties;
  }

  /**
   * What Kafka has of each, without those that it does not know, or cannot tell of now. Fails where
   * it makes no sense to ask again.
   */
  CompletableFuture<Map<TopicPartition, TopicLog>> of(Collection<TopicPartition> partitions) {
    if (admin == null) {
      admin = Admin.create(properties);
    }
    Map<String, KafkaFuture<TopicDescription>> topics =
        admin
            .describeTopics(
                partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()))
            .topicNameValues();
    ListOffsetsResult firsts = admin.listOffsets(each(partitions, OffsetSpec.earliest()));
    ListOffsetsResult ends = admin.listOffsets(each(partitions, OffsetSpec.latest()));
    CompletableFuture<Map<TopicPartition, TopicLog>> all =
        CompletableFuture.completedFuture(new HashMap<>());
    for (TopicPartition partition : partitions) {
      CompletableFuture<TopicLog> one =
          log(
              topics.get(partition.topic()),
              firsts.partitionResult(partition),
              ends.partitionResult(partition));
      all =
          all.thenCombine(
              one,
              (logs, log) -> {
                if (log != null) {
                  logs.put(partition, log);
                }
                return logs;
              });
    }
    return all;
  }

  private static Map<TopicPartition, OffsetSpec> each(
      Collection<TopicPartition> partitions, OffsetSpec spec) {
    return partitions.stream().collect(Collectors.toMap(partition -> partition, any -> spec));
  }

  private static CompletableFuture<TopicLog> log(
      KafkaFuture<TopicDescription> topic,
      KafkaFuture<ListOffsetsResultInfo> first,
      KafkaFuture<ListOffsetsResultInfo> end) {
    return stage(topic)
        .thenCombine(stage(first), (found, from) -> new TopicLog(id(found), from.offset(), 0))
        .thenCombine(stage(end), (log, to) -> new TopicLog(log.topicId(), log.first(), to.offset()))
        .exceptionally(
            e -> {
              Throwable cause = e instanceof CompletionException ? e.getCause() : e;
              if (cause instanceof RetriableException) {
                return null;
              }
              throw new UncheckedIOException(
                  new IOException("Kafka does not say what it has", cause));
            });
  }

  private static <T> CompletableFuture<T> stage(KafkaFuture<T> future) {
    return future.toCompletionStage().toCompletableFuture();
  }

  @Nullable
  private static Uuid id(TopicDescription topic) {
    return Uuid.ZERO_UUID.equals(topic.topicId()) ? null : topic.topicId();
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
