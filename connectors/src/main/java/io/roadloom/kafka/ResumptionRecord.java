package io.roadloom.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Travels among a partition's records where reading goes on elsewhere: all before it are of where
 * reading was, all behind it of where it is.
 */
final class ResumptionRecord extends ConsumerRecord<byte[], byte[]> {
  private final Resumption resumption;

  ResumptionRecord(TopicPartition partition, Resumption resumption) {
    super(partition.topic(), partition.partition(), resumption.next(), null, null);
    this.resumption = resumption;
  }

  Resumption resumption() {
    return resumption;
  }
}
