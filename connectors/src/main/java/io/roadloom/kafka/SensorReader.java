package io.roadloom.kafka;

import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.synchronization.FutureCompletingBlockingQueue;
import org.apache.flink.connector.kafka.source.metrics.KafkaSourceReaderMetrics;
import org.apache.flink.connector.kafka.source.reader.KafkaSourceReader;
import org.apache.flink.connector.kafka.source.reader.fetcher.KafkaSourceFetcherManager;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitState;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Flink's reader, with splits that know which topic they are of. */
final class SensorReader extends KafkaSourceReader<SensorMessage> {
  private SensorReader(
      FutureCompletingBlockingQueue<RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>>> queue,
      KafkaSourceFetcherManager fetchers,
      Configuration configuration,
      SourceReaderContext context,
      KafkaSourceReaderMetrics metrics) {
    super(queue, fetchers, new SensorEmitter(), configuration, context, metrics);
  }

  /**
   * @param consumer properties of Kafka's consumer, and Flink's beside them
   * @param client properties of a client that asks what topics have
   * @param look how often it asks whether a topic is still the same
   */
  static SensorReader of(
      Properties consumer, Properties client, Duration look, SourceReaderContext context) {
    KafkaSourceReaderMetrics metrics = new SensorReaderMetrics(context.metricGroup());
    FutureCompletingBlockingQueue<RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>>> queue =
        new FutureCompletingBlockingQueue<>();
    KafkaSourceFetcherManager fetchers =
        new KafkaSourceFetcherManager(
            queue,
            () -> new ResumingSplitReader(consumer, context, metrics, new TopicLogs(client), look),
            finished -> {});
    Configuration configuration = new Configuration();
    consumer
        .stringPropertyNames()
        .forEach(name -> configuration.setString(name, consumer.getProperty(name)));
    return new SensorReader(queue, fetchers, configuration, context, metrics);
  }

  @Override
  protected KafkaPartitionSplitState initializedState(KafkaPartitionSplit split) {
    return new SensorSplitState(split);
  }

  @Override
  protected KafkaPartitionSplit toSplitType(String splitId, KafkaPartitionSplitState state) {
    return ((SensorSplitState) state).toSplit();
  }
}
