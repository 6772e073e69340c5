package io.roadloom.kafka;

import java.util.Objects;
import javax.annotation.Nullable;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** A partition, and which topic of that name its offset is of. */
final class SensorSplit extends KafkaPartitionSplit {
  private final Uuid topicId;

  SensorSplit(TopicPartition partition, long from, long to, Uuid topicId) {
    super(partition, from, to);
    this.topicId = topicId;
  }

  /** The same split where nothing is known of its topic. */
  static KafkaPartitionSplit of(KafkaPartitionSplit split, @Nullable Uuid topicId) {
    return topicId == null
        ? split
        : new SensorSplit(
            split.getTopicPartition(),
            split.getStartingOffset(),
            split.getStoppingOffset().orElse(NO_STOPPING_OFFSET),
            topicId);
  }

  /** Null for a split that has not been read from, and one that an earlier version saved. */
  @Nullable
  static Uuid topicId(KafkaPartitionSplit split) {
    return split instanceof SensorSplit sensor ? sensor.topicId : null;
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other) && other instanceof SensorSplit that && topicId.equals(that.topicId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), topicId);
  }
}
