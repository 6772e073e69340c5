package io.roadloom.jobs.live;

import io.roadloom.kafka.MessageRoute;
import io.roadloom.kafka.RecordDecoder;
import io.roadloom.kafka.SensorMessage;
import io.roadloom.model.Channel;
import io.roadloom.model.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The channels that the messages of a topic are of, as far as a look at its start tells. */
final class TopicChannels {
  // A vehicle says all its channels within its first seconds.
  private static final int ENOUGH_PER_PARTITION = 50_000;
  private static final Duration POLL = Duration.ofMillis(500);

  private TopicChannels() {}

  /** Looks at what is there now; empty where nothing is. */
  static List<Channel> of(LiveRequest.Kafka kafka) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties, bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(kafka.topic()).stream()
              .map(found -> new TopicPartition(found.topic(), found.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> stops = new HashMap<>(consumer.endOffsets(partitions));
      consumer
          .beginningOffsets(partitions)
          .forEach(
              (partition, first) ->
                  stops.merge(partition, first + ENOUGH_PER_PARTITION, Math::min));
      return read(consumer, stops);
    }
  }

  private static List<Channel> read(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> stops) {
    RecordDecoder decoder = new RecordDecoder();
    Map<String, Schema> schemas = new HashMap<>();
    Set<MessageRoute> routes = new LinkedHashSet<>();
    while (stops.entrySet().stream().anyMatch(s -> consumer.position(s.getKey()) < s.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        SensorMessage message = decoder.decode(record);
        if (message instanceof SensorMessage.Reading reading) {
          routes.add(reading.route());
        } else if (message instanceof SensorMessage.Announcement announced) {
          schemas.put(announced.id(), announced.schema());
        }
      }
    }
    return channels(routes, schemas);
  }

  private static List<Channel> channels(Set<MessageRoute> routes, Map<String, Schema> schemas) {
    List<Channel> channels = new ArrayList<>();
    for (MessageRoute route : routes) {
      Schema schema = route.schemaId() == null ? null : schemas.get(route.schemaId());
      channels.add(
          new Channel(channels.size() + 1, route.topic(), route.encoding(), schema, Map.of()));
    }
    return channels;
  }
}
