package io.roadloom.jobs.live;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Compares the ends of a topic's partitions with what the pipeline has committed as read. */
final class KafkaActivity implements Activity {
  private static final long LIMIT_SECONDS = 30;
  private final Admin admin;
  private final String topic;
  private final String group;

  KafkaActivity(Admin admin, String topic, String group) {
    this.admin = admin;
    this.topic = topic;
    this.group = group;
  }

  @Override
  public Look look() throws IOException, InterruptedException {
    try {
      TopicDescription description =
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get(LIMIT_SECONDS, TimeUnit.SECONDS)
              .get(topic);
      Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
      description
          .partitions()
          .forEach(
              partition ->
                  newest.put(
                      new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
      Map<TopicPartition, Long> ends = new HashMap<>();
      Map<TopicPartition, ListOffsetsResultInfo> found =
          admin.listOffsets(newest).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      found.forEach((partition, end) -> ends.put(partition, end.offset()));
      Map<TopicPartition, Long> read = read();
      return new Look(List.of(ends, read), OptionalLong.of(behind(ends, read)));
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("topic %s: Kafka does not answer".formatted(topic), e);
    }
  }

  private Map<TopicPartition, Long> read()
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    Map<TopicPartition, Long> read = new HashMap<>();
    committed.forEach(
        (partition, offset) -> {
          if (offset != null) {
            read.put(partition, offset.offset());
          }
        });
    return read;
  }

  private static long behind(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> read) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - read.getOrDefault(end.getKey(), 0L)))
        .sum();
  }
}
