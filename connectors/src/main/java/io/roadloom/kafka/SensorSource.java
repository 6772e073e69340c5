package io.roadloom.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Flink's Kafka source, set up to read sensor messages. */
public final class SensorSource {
  private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(30);

  /**
   * A few polls wait between two threads, small messages in them with some 2 KB of objects each:
   * with thousands, most of them live through a collection.
   */
  private static final int POLL_RECORDS = 1000;

  /** Room for images and clouds: with Kafka's 1 MiB a partition would give one a fetch. */
  private static final int FETCH_BYTES_A_PARTITION = 8 << 20;

  /** What Kafka does not know by then, it does not have. */
  private static final int ANSWER_MS = 10_000;

  private SensorSource() {}

  /**
   * As {@link #builder}; and where Kafka no longer has what is to be read next, it goes on with
   * what it has, and says so by a {@link SensorMessage.Broken}.
   */
  public static Source<SensorMessage, ?, ?> resuming(
      String bootstrapServers,
      List<String> topics,
      String groupId,
      Map<String, String> properties) {
    return resuming(bootstrapServers, topics, groupId, properties, LOOK_FOR_PARTITIONS);
  }

  /**
   * The same.
   *
   * @param look how often to ask whether a topic is still the same
   */
  static Source<SensorMessage, ?, ?> resuming(
      String bootstrapServers,
      List<String> topics,
      String groupId,
      Map<String, String> properties,
      Duration look) {
    Properties client = new Properties();
    client.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    for (String limit :
        List.of(
            CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
            CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG)) {
      client.setProperty(limit, Integer.toString(ANSWER_MS));
    }
    client.putAll(properties);
    Properties consumer = consumer(properties);
    consumer.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    consumer.setProperty(ConsumerConfig.GROUP_ID_CONFIG, groupId);
    consumer.setProperty(KafkaSourceOptions.CLIENT_ID_PREFIX.key(), groupId);
    consumer.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    consumer.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    String bytes = ByteArrayDeserializer.class.getName();
    consumer.setProperty(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, bytes);
    consumer.setProperty(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, bytes);
    return new ResumingSource(
        builder(bootstrapServers, topics, groupId, properties).build(), consumer, client, look);
  }

  /**
   * Starts at the earliest offset of each partition, or where a checkpoint left off; finds new
   * partitions. Offsets are committed to Kafka after checkpoints for whoever watches the lag, and
   * never read from there.
   *
   * @param groupId under which offsets are committed
   * @param properties of the consumer, such as for security; they win over what is set here
   */
  public static KafkaSourceBuilder<SensorMessage> builder(
      String bootstrapServers,
      List<String> topics,
      String groupId,
      Map<String, String> properties) {
    return KafkaSource.<SensorMessage>builder()
        .setBootstrapServers(bootstrapServers)
        .setTopics(topics)
        .setGroupId(groupId)
        .setStartingOffsets(new EarliestOffsets())
        .setDeserializer(new SensorMessageSchema())
        .setProperties(consumer(properties));
  }

  private static Properties consumer(Map<String, String> properties) {
    Properties all = new Properties();
    all.setProperty(
        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
        Long.toString(LOOK_FOR_PARTITIONS.toMillis()));
    all.setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "true");
    // A topic that somebody has deleted is not ours to make.
    all.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    all.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(POLL_RECORDS));
    all.setProperty(
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(FETCH_BYTES_A_PARTITION));
    all.putAll(properties);
    return all;
  }
}
