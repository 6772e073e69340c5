package io.roadloom.kafka;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.connector.kafka.source.metrics.KafkaSourceReaderMetrics;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.kafka.common.TopicPartition;

/**
 * Flink's metrics of a reader, for one that may begin with a partition again: its offsets are
 * registered once, since Flink warns of a second gauge of the same name.
 */
final class SensorReaderMetrics extends KafkaSourceReaderMetrics {
  private final Set<TopicPartition> registered = ConcurrentHashMap.newKeySet();

  SensorReaderMetrics(SourceReaderMetricGroup group) {
    super(group);
  }

  @Override
  public void registerTopicPartition(TopicPartition partition) {
    if (registered.add(partition)) {
      super.registerTopicPartition(partition);
    }
  }
}
