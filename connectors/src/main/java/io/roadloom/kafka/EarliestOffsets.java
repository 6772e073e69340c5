package io.roadloom.kafka;

import java.util.Collection;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * From the start of each partition; and where Kafka no longer has the offset to go on from, none
 * that it picks by itself: messages would be lost without a word. {@link ResumingSplitReader} has
 * that word.
 */
final class EarliestOffsets implements OffsetsInitializer {
  private static final long serialVersionUID = 1;
  private final OffsetsInitializer earliest = OffsetsInitializer.earliest();

  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever offsets) {
    return earliest.getPartitionOffsets(partitions, offsets);
  }

  @Override
  public OffsetResetStrategy getAutoOffsetResetStrategy() {
    return OffsetResetStrategy.NONE;
  }
}
