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

  private SensorSource() {}

  /**
   * As {@link #builder}; and where Kafka has deleted what was to be read next, says so by a {@link
   * SensorMessage.Broken} and goes on with what it has.
   */
  public static Source<SensorMessage, ?, ?> resuming(
      String bootstrapServers,
      List<String> topics,
      String groupId,
      Map<String, String> properties) {
    Properties client = new Properties();
    client.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    client.putAll(properties);
    return new ResumingSource(
        builder(bootstrapServers, topics, groupId, properties).build(), client);
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
    Properties all = new Properties();
    all.setProperty(
        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
        Long.toString(LOOK_FOR_PARTITIONS.toMillis()));
    all.setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "true");
    all.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(POLL_RECORDS));
    all.setProperty(
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(FETCH_BYTES_A_PARTITION));
    all.putAll(properties);
    return KafkaSource.<SensorMessage>builder()
        .setBootstrapServers(bootstrapServers)
        .setTopics(topics)
        .setGroupId(groupId)
        .setStartingOffsets(new EarliestOffsets())
        .setDeserializer(new SensorMessageSchema())
        .setProperties(all);
  }
}
