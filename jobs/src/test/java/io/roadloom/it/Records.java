package io.roadloom.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What lies in a topic. */
final class Records {
  private static final Duration POLL = Duration.ofMinutes(2);

  private Records() {}

  /** All records, partition by partition. */
  static List<List<ConsumerRecord<byte[], byte[]>>> of(String kafka, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      List<List<ConsumerRecord<byte[], byte[]>>> all = new ArrayList<>();
      for (TopicPartition partition : partitions) {
        all.add(read(consumer, partition));
      }
      return all;
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    while (consumer.position(partition) < end) {
      List<ConsumerRecord<byte[], byte[]>> more = consumer.poll(POLL).records(partition);
      if (more.isEmpty()) {
        throw new AssertionError("nothing more of " + partition + " after " + records.size());
      }
      records.addAll(more);
    }
    return records;
  }
}
