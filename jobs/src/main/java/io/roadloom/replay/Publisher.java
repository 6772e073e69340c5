package io.roadloom.replay;

import io.roadloom.kafka.RecordEncoder;
import io.roadloom.model.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends by the contract, in order, each record once. Not thread-safe. */
public final class Publisher implements Closeable {
  private static final int BATCH_BYTES = 256 << 10;
  private static final int LINGER_MS = 5;
  private static final long BUFFER_BYTES = 2L * KafkaTopic.MAX_BYTES;
  private final KafkaProducer<byte[], byte[]> producer;
  private final RecordEncoder encoder;
  private volatile Exception failure;
  private long bytes;

  public Publisher(String bootstrap, String topic) {
    this.encoder = new RecordEncoder(topic);
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                // Of a new topic the broker may refuse a first batch and take the second, out of
                // order;
                // then it never takes the first one.
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES,
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MS,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                KafkaTopic.MAX_BYTES,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                BUFFER_BYTES),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  public void schema(String vehicleId, Schema schema) throws IOException {
    send(encoder.schema(vehicleId, schema));
  }

  public void message(Message message) throws IOException {
    send(
        encoder.message(
            message.route(),
            message.logNs(),
            message.publishNs(),
            message.sequence(),
            message.payload()));
    bytes += message.payload().length;
  }

  /** Payload bytes of all messages. */
  public long bytes() {
    return bytes;
  }

  /** Returns when the broker has everything. */
  public void flush() throws IOException {
    try {
      producer.flush();
    } catch (InterruptException e) {
      throw new IOException("interrupted while sending", e);
    }
    check();
  }

  @Override
  public void close() {
    // What flush() has not brought to the broker is not wanted any more.
    producer.close(Duration.ZERO);
  }

  private void send(ProducerRecord<byte[], byte[]> record) throws IOException {
    check();
    try {
      producer.send(
          record,
          (sent, refusal) -> {
            if (refusal != null && failure == null) {
              failure = refusal;
            }
          });
    } catch (KafkaException e) {
      throw new IOException("cannot send to Kafka: " + e.getMessage(), e);
    }
  }

  private void check() throws IOException {
    if (failure != null) {
      throw new IOException("Kafka did not take a record: " + failure.getMessage(), failure);
    }
  }
}
