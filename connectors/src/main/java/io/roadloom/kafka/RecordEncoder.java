package io.roadloom.kafka;

import io.roadloom.model.Schema;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Makes records that keep the {@link RecordContract}. Remembers the headers of every route that it
 * has met. Not thread-safe.
 */
public final class RecordEncoder {
  private static final Header VERSION = header(RecordContract.VERSION, RecordContract.VERSION_1);
  private final String kafkaTopic;
  private final Map<MessageRoute, Prepared> routes = new HashMap<>();

  /** What is the same in all records of a route. */
  private record Prepared(byte[] key, Header[] headers) {}

  /**
   * @param kafkaTopic that the records are for
   */
  public RecordEncoder(String kafkaTopic) {
    this.kafkaTopic = kafkaTopic;
  }

  /**
   * A message.
   *
   * @param sequence unsigned 32 bits
   */
  public ProducerRecord<byte[], byte[]> message(
      MessageRoute route, long logNs, long publishNs, long sequence, byte[] payload) {
    Prepared prepared = routes.computeIfAbsent(route, RecordEncoder::prepare);
    int fixed = prepared.headers().length;
    Header[] headers = Arrays.copyOf(prepared.headers(), fixed + 3);
    headers[fixed] = new RecordHeader(RecordContract.LOG_NS, number(logNs));
    headers[fixed + 1] = new RecordHeader(RecordContract.PUBLISH_NS, number(publishNs));
    byte[] unsigned = ByteBuffer.allocate(Integer.BYTES).putInt((int) sequence).array();
    headers[fixed + 2] = new RecordHeader(RecordContract.SEQUENCE, unsigned);
    return record(prepared.key(), payload, Arrays.asList(headers));
  }

  /** The schema record that goes before a vehicle's messages of {@code schema}. */
  public ProducerRecord<byte[], byte[]> schema(String vehicleId, Schema schema) {
    return record(
        text(vehicleId),
        schema.data(),
        List.of(
            VERSION,
            header(RecordContract.KIND, RecordContract.KIND_SCHEMA),
            header(RecordContract.SCHEMA, RecordContract.schemaId(schema)),
            header(RecordContract.NAME, schema.name()),
            header(RecordContract.ENCODING, schema.encoding())));
  }

  private static Prepared prepare(MessageRoute route) {
    List<Header> headers = new ArrayList<>();
    headers.add(VERSION);
    headers.add(header(RecordContract.DRIVE, route.drive().driveId()));
    headers.add(header(RecordContract.TOPIC, route.topic()));
    headers.add(header(RecordContract.ENCODING, route.encoding()));
    if (route.schemaId() != null) {
      headers.add(header(RecordContract.SCHEMA, route.schemaId()));
    }
    return new Prepared(text(route.drive().vehicleId()), headers.toArray(Header[]::new));
  }

  private ProducerRecord<byte[], byte[]> record(byte[] key, byte[] value, List<Header> headers) {
    return new ProducerRecord<>(kafkaTopic, null, key, value, headers);
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, text(value));
  }

  private static byte[] text(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
