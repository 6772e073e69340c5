package io.roadloom.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Flink's Kafka source, with its state, and with {@link ResumingSplitReader readers} that go on,
 * and say so, where Kafka no longer has what is to be read next.
 */
final class ResumingSource
    implements Source<SensorMessage, KafkaPartitionSplit, KafkaSourceEnumState>,
        ResultTypeQueryable<SensorMessage> {
  private static final long serialVersionUID = 1;
  private final KafkaSource<SensorMessage> source;
  private final Properties consumer;
  private final Properties client;
  private final Duration look;

  /**
   * @param consumer properties of Kafka's consumer, and Flink's beside them
   * @param client properties of a client that asks what topics have
   * @param look how often it asks whether a topic is still the same
   */
  ResumingSource(
      KafkaSource<SensorMessage> source, Properties consumer, Properties client, Duration look) {
    this.source = source;
    this.consumer = consumer;
    this.client = client;
    this.look = look;
  }

  @Override
  public SourceReader<SensorMessage, KafkaPartitionSplit> createReader(
      SourceReaderContext context) {
    return SensorReader.of(consumer, client, look, context);
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return source.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
      throws IOException {
    return source.restoreEnumerator(context, state);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return new SensorSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return source.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<SensorMessage> getProducedType() {
    return source.getProducedType();
  }
}
