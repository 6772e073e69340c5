package io.roadloom.kafka;

import javax.annotation.Nullable;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitState;
import org.apache.kafka.common.Uuid;

/** How far a partition is read, and of which topic. */
final class SensorSplitState extends KafkaPartitionSplitState {
  private @Nullable Uuid topicId;

  SensorSplitState(KafkaPartitionSplit split) {
    super(split);
    this.topicId = SensorSplit.topicId(split);
  }

  void topicId(@Nullable Uuid id) {
    topicId = id;
  }

  KafkaPartitionSplit toSplit() {
    return SensorSplit.of(toKafkaPartitionSplit(), topicId);
  }
}
