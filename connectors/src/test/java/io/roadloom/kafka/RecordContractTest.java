package io.roadloom.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.roadloom.kafka.SensorMessage.Broken;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordContractTest {
  private static final Schema SCHEMA = new Schema("a/msg/B", "ros2msg", bytes("float64 x"));
  private static final MessageRoute ROUTE =
      new MessageRoute(
          new DriveKey("truck-7", "2026-11-03"), "/imu", "cdr", RecordContract.schemaId(SCHEMA));
  private static final RecordEncoder ENCODER = new RecordEncoder("fleet");
  private final RecordDecoder decoder = new RecordDecoder();

  @Test
  void whatIsPublishedIsRead() throws Exception {
    for (long seed = 0; seed < 2000; seed++) {
      SensorMessage message = random(new Random(seed));
      ProducerRecord<byte[], byte[]> record = encode(message);
      // Headers of others, and earlier ones of the same name, say nothing.
      List<org.apache.kafka.common.header.Header> own = List.of(record.headers().toArray());
      own.forEach(header -> record.headers().remove(header.key()));
      own.forEach(header -> record.headers().add(header.key(), bytes("no")));
      own.forEach(record.headers()::add);
      record.headers().add("traceparent", bytes("00-4bf9"));
      assertThat(decoder.decode(consumed(record)))
          .as("seed %s", seed)
          .usingRecursiveComparison()
          .isEqualTo(message);
    }
  }

  @Test
  void messagesTravelBetweenTasks() throws Exception {
    SensorMessageSerializer serializer = new SensorMessageSerializer();
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<SensorMessage> messages =
          List.of(
              random(random),
              new Broken(
                  ROUTE.drive(), "fleet", 3, random.nextLong(1L << 60), 1L << 60, "a", "b", "c"),
              random(random));
      DataOutputSerializer out = new DataOutputSerializer(64);
      for (SensorMessage message : messages) {
        serializer.serialize(message, out);
      }
      DataOutputSerializer copy = new DataOutputSerializer(64);
      DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
      for (int i = 0; i < messages.size(); i++) {
        serializer.copy(in, copy);
      }
      in = new DataInputDeserializer(copy.getCopyOfBuffer());
      for (SensorMessage message : messages) {
        assertThat(serializer.deserialize(in))
            .as("seed %s", seed)
            .usingRecursiveComparison()
            .isEqualTo(message);
      }
      assertThat(in.available()).isZero();
    }
  }

  @Test
  void messagesOfOneRouteShareIt() {
    RecordDecoder reader = new RecordDecoder();
    SensorMessage first = reader.decode(consumed(ENCODER.message(ROUTE, 1, 1, 1, bytes("a"))));
    SensorMessage second = reader.decode(consumed(ENCODER.message(ROUTE, 2, 2, 2, bytes("b"))));
    assertThat(((SensorMessage.Reading) second).route())
        .isSameAs(((SensorMessage.Reading) first).route());
  }

  static Stream<Arguments> breaches() {
    String drive = "header drive: text in UTF-8, not empty";
    return Stream.of(
        arguments(
            message(headers -> headers.remove("roadloom")),
            "record_version",
            "header roadloom: \"1\"",
            "no header roadloom"),
        arguments(
            message(headers -> set(headers, "roadloom", bytes("2"))),
            "record_version",
            "header roadloom: \"1\"",
            "\"2\""),
        arguments(
            message(headers -> set(headers, "kind", bytes("news\n"))),
            "record_kind",
            "header kind: \"message\" or \"schema\", or none",
            "\"news\ufffd\""),
        arguments(
            message(null, bytes("x"), headers -> {}),
            "record_key",
            "a key: the vehicle's id in UTF-8",
            "no key"),
        arguments(
            message(bytes(""), bytes("x"), headers -> {}),
            "record_key",
            "a key: the vehicle's id in UTF-8",
            "0 bytes"),
        arguments(
            message(new byte[] {'a', -1}, bytes("x"), headers -> {}),
            "record_key",
            "a key: the vehicle's id in UTF-8",
            "bytes that are not UTF-8: \"a\ufffd\""),
        arguments(
            message(headers -> headers.remove("drive")), "record_header", drive, "no header drive"),
        arguments(
            message(headers -> set(headers, "drive", null)),
            "record_header",
            drive,
            "no header drive"),
        arguments(
            message(headers -> set(headers, "drive", bytes(""))),
            "record_header",
            drive,
            "0 bytes"),
        arguments(
            message(headers -> set(headers, "drive", new byte[] {-2})),
            "record_header",
            drive,
            "bytes that are not UTF-8: \"\ufffd\""),
        arguments(
            message(headers -> headers.remove("topic")),
            "record_header",
            "header topic: text in UTF-8, not empty",
            "no header topic"),
        arguments(
            message(headers -> headers.remove("encoding")),
            "record_header",
            "header encoding: text in UTF-8",
            "no header encoding"),
        arguments(
            message(headers -> set(headers, "schema", bytes("ABCDEF"))),
            "record_header",
            "header schema: 32 lower-case hex digits",
            "\"ABCDEF\""),
        arguments(
            message(headers -> headers.remove("log_ns")),
            "record_header",
            "header log_ns: 8 bytes, big-endian",
            "no header log_ns"),
        arguments(
            message(headers -> set(headers, "log_ns", new byte[7])),
            "record_header",
            "header log_ns: 8 bytes, big-endian",
            "7 bytes"),
        arguments(
            message(headers -> set(headers, "log_ns", new byte[] {-128, 0, 0, 0, 0, 0, 0, 1})),
            "record_header",
            "header log_ns: less than 2^63 ns",
            "9223372036854775809 ns"),
        arguments(
            message(headers -> set(headers, "publish_ns", new byte[9])),
            "record_header",
            "header publish_ns: 8 bytes, big-endian",
            "9 bytes"),
        arguments(
            message(headers -> set(headers, "sequence", new byte[8])),
            "record_header",
            "header sequence: 4 bytes, big-endian",
            "8 bytes"),
        arguments(
            message(bytes("truck-7"), null, headers -> {}),
            "record_value",
            "a value: the message's payload",
            "no value"),
        arguments(
            schema(null, bytes("x"), headers -> {}),
            "record_key",
            "a key: the vehicle's id in UTF-8",
            "no key"),
        arguments(
            schema(bytes("t"), SCHEMA.data(), headers -> headers.remove("schema")),
            "record_header",
            "header schema: text in UTF-8",
            "no header schema"),
        arguments(
            schema(bytes("t"), SCHEMA.data(), headers -> headers.remove("name")),
            "record_header",
            "header name: text in UTF-8",
            "no header name"),
        arguments(
            schema(bytes("t"), SCHEMA.data(), headers -> headers.remove("encoding")),
            "record_header",
            "header encoding: text in UTF-8",
            "no header encoding"),
        arguments(
            schema(bytes("t"), null, headers -> {}),
            "record_value",
            "a value: the schema's bytes",
            "no value"),
        arguments(
            schema(bytes("t"), bytes("float32 x"), headers -> {}),
            "schema_id",
            "id "
                + RecordContract.schemaId(new Schema("a/msg/B", "ros2msg", bytes("float32 x")))
                + " of this name, encoding and value",
            RecordContract.schemaId(SCHEMA)));
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void brokenRecordIsSaidToBe(
      ConsumerRecord<byte[], byte[]> record, String reason, String expected, String found) {
    assertThat(decoder.decode(record))
        .isInstanceOfSatisfying(
            Broken.class,
            broken -> {
              assertThat(broken.reason()).isEqualTo(reason);
              assertThat(broken.expected()).isEqualTo(expected);
              assertThat(broken.found()).isEqualTo(found);
              assertThat(broken.kafkaTopic()).isEqualTo("fleet");
              assertThat(broken.partition()).isEqualTo(2);
              assertThat(broken.offset()).isEqualTo(77);
            });
  }

  @Test
  void brokenRecordIsItsDrivesWhereThatCanBeRead() {
    assertThat(decoder.decode(message(headers -> headers.remove("topic"))))
        .extracting("drive")
        .isEqualTo(ROUTE.drive());
    assertThat(decoder.decode(message(headers -> headers.remove("drive"))))
        .extracting("drive")
        .isEqualTo(SensorMessage.UNASSIGNED);
    assertThat(decoder.decode(message(null, bytes("x"), headers -> {})))
        .extracting("drive")
        .isEqualTo(SensorMessage.UNASSIGNED);
  }

  @Test
  void anyBytesAreReadWithoutFailing() {
    for (long seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      ProducerRecord<byte[], byte[]> record = encode(random(random));
      List<org.apache.kafka.common.header.Header> own = List.of(record.headers().toArray());
      String hit = own.get(random.nextInt(own.size())).key();
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      set(record.headers(), hit, random.nextInt(5) == 0 ? null : noise);
      assertThat(decoder.decode(consumed(record))).as("seed %s", seed).isNotNull();
    }
  }

  private static ConsumerRecord<byte[], byte[]> message(Consumer<Headers> change) {
    return message(bytes("truck-7"), bytes("payload"), change);
  }

  private static ConsumerRecord<byte[], byte[]> message(
      byte[] key, byte[] value, Consumer<Headers> change) {
    return changed(ENCODER.message(ROUTE, 1, 2, 3, bytes("x")), key, value, change);
  }

  private static ConsumerRecord<byte[], byte[]> schema(
      byte[] key, byte[] value, Consumer<Headers> change) {
    return changed(ENCODER.schema("truck-7", SCHEMA), key, value, change);
  }

  private static ConsumerRecord<byte[], byte[]> changed(
      ProducerRecord<byte[], byte[]> record, byte[] key, byte[] value, Consumer<Headers> change) {
    change.accept(record.headers());
    return consumed(new ProducerRecord<>("fleet", null, key, value, record.headers()));
  }

  private static void set(Headers headers, String name, byte[] value) {
    headers.remove(name);
    headers.add(name, value);
  }

  private static ProducerRecord<byte[], byte[]> encode(SensorMessage message) {
    if (message instanceof SensorMessage.Reading reading) {
      return ENCODER.message(
          reading.route(),
          reading.logNs(),
          reading.publishNs(),
          reading.sequence(),
          reading.payload());
    }
    return ENCODER.schema("truck-7", ((SensorMessage.Announcement) message).schema());
  }

  private static SensorMessage random(Random random) {
    Schema schema = new Schema(text(random), text(random), bytes(text(random)));
    String id = RecordContract.schemaId(schema);
    if (random.nextInt(4) == 0) {
      return new SensorMessage.Announcement(id, schema);
    }
    return new SensorMessage.Reading(
        new MessageRoute(
            new DriveKey("v" + text(random), "d" + text(random)),
            "/" + text(random),
            text(random),
            random.nextBoolean() ? id : null),
        random.nextLong() >>> 1 >>> random.nextInt(60),
        random.nextLong() >>> 1 >>> random.nextInt(60),
        Integer.toUnsignedLong(random.nextInt()),
        bytes(text(random)));
  }

  private static String text(Random random) {
    List<String> letters = new ArrayList<>();
    random
        .ints(random.nextInt(20), 0, 4)
        .forEach(i -> letters.add(List.of("a", "ü", "/", "🚗").get(i)));
    return String.join("", letters);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ConsumerRecord<byte[], byte[]> consumed(ProducerRecord<byte[], byte[]> record) {
    return new ConsumerRecord<>(
        record.topic(),
        2,
        77,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        record.key(),
        record.value(),
        record.headers(),
        Optional.empty());
  }
}
