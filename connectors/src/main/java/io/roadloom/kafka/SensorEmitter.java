package io.roadloom.kafka;

import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.connector.base.source.reader.RecordEmitter;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitState;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Hands on what records say, each in one step with the partition's new offset: a checkpoint has
 * both or neither.
 */
final class SensorEmitter
    implements RecordEmitter<
        ConsumerRecord<byte[], byte[]>, SensorMessage, KafkaPartitionSplitState> {
  private final RecordDecoder decoder = new RecordDecoder();

  @Override
  public void emitRecord(
      ConsumerRecord<byte[], byte[]> record,
      SourceOutput<SensorMessage> output,
      KafkaPartitionSplitState state) {
    if (record instanceof ResumptionRecord resumed) {
      resume(resumed.resumption(), output, (SensorSplitState) state);
    } else {
      output.collect(decoder.decode(record), record.timestamp());
      state.setCurrentOffset(record.offset() + 1);
    }
  }

  private static void resume(
      Resumption resumption, SourceOutput<SensorMessage> output, SensorSplitState state) {
    state.topicId(resumption.topicId());
    if (resumption.reason() == null) {
      return;
    }
    long from = Math.max(0, state.getCurrentOffset());
    output.collect(
        new SensorMessage.Broken(
            SensorMessage.UNASSIGNED,
            state.getTopic(),
            state.getPartition(),
            from,
            Math.max(from, resumption.end()),
            resumption.reason(),
            "offset " + from + ", the next to read",
            resumption.found()));
    state.setCurrentOffset(resumption.next());
  }
}
