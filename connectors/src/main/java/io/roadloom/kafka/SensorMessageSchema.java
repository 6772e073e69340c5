package io.roadloom.kafka;

import io.roadloom.function.PackedType;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What Kafka's records become in Flink: one message each, however broken. */
final class SensorMessageSchema implements KafkaRecordDeserializationSchema<SensorMessage> {
  private static final long serialVersionUID = 1;
  private static final TypeInformation<SensorMessage> TYPE =
      new PackedType<>(SensorMessage.class, SensorMessageSerializer::new);
  private transient RecordDecoder decoder;

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    decoder = new RecordDecoder();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<SensorMessage> out) {
    out.collect(decoder.decode(record));
  }

  @Override
  public TypeInformation<SensorMessage> getProducedType() {
    return TYPE;
  }
}
