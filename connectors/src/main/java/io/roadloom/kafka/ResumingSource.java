package io.roadloom.kafka;

import java.io.IOException;
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
 * Flink's Kafka source, with its state, and with {@link ResumingReader readers} that tell of
 * messages which Kafka has deleted before they were read.
 */
final class ResumingSource
    implements Source<SensorMessage, KafkaPartitionSplit, KafkaSourceEnumState>,
        ResultTypeQueryable<SensorMessage> {
  private static final long serialVersionUID = 1;
  private final KafkaSource<SensorMessage> source;
  private final Properties properties;

  /**
   * @param properties of a client that asks for offsets
   */
  ResumingSource(KafkaSource<SensorMessage> source, Properties properties) {
    this.source = source;
    this.properties = properties;
  }

  @Override
  public SourceReader<SensorMessage, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    return new ResumingReader(source.createReader(context), new FirstOffsets(properties));
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
    return source.getSplitSerializer();
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
