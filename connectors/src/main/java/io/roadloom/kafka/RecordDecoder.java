package io.roadloom.kafka;

import io.roadloom.model.DriveKey;
import io.roadloom.model.Schema;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads records by the {@link RecordContract}; whatever a record holds, it never fails. Remembers
 * routes, so that messages of one route share one {@link MessageRoute}. Not thread-safe.
 */
public final class RecordDecoder {
  /** Of thousands of drives with hundreds of channels each: some 30 MB. */
  private static final int MAX_ROUTES = 1 << 17;

  private static final byte[] VERSION_1 = {'1'};
  private static final byte[] KIND_MESSAGE = {'m', 'e', 's', 's', 'a', 'g', 'e'};
  private static final byte[] KIND_SCHEMA = {'s', 'c', 'h', 'e', 'm', 'a'};
  private final RecordFields fields = new RecordFields();
  private final Map<RouteKey, MessageRoute> routes = new HashMap<>();
  private final RouteKey probe = new RouteKey();

  public SensorMessage decode(ConsumerRecord<byte[], byte[]> record) {
    fields.read(record.headers());
    try {
      return decode(record.key(), record.value());
    } catch (ContractException e) {
      return new SensorMessage.Broken(
          drive(record.key()),
          record.topic(),
          record.partition(),
          record.offset(),
          record.offset() + 1,
          e.reason(),
          e.expected(),
          e.found());
    }
  }

  private SensorMessage decode(@Nullable byte[] key, @Nullable byte[] value)
      throws ContractException {
    if (!Arrays.equals(VERSION_1, fields.version)) {
      throw new ContractException(
          "record_version",
          "header " + RecordContract.VERSION + ": \"" + RecordContract.VERSION_1 + '"',
          fields.version == null
              ? "no header " + RecordContract.VERSION
              : FieldValues.shown(fields.version));
    }
    if (fields.kind == null || Arrays.equals(KIND_MESSAGE, fields.kind)) {
      return reading(key, value);
    }
    if (Arrays.equals(KIND_SCHEMA, fields.kind)) {
      return announcement(key, value);
    }
    throw new ContractException(
        "record_kind",
        String.format(
            "header %s: \"%s\" or \"%s\", or none",
            RecordContract.KIND, RecordContract.KIND_MESSAGE, RecordContract.KIND_SCHEMA),
        FieldValues.shown(fields.kind));
  }

  private SensorMessage reading(@Nullable byte[] key, @Nullable byte[] value)
      throws ContractException {
    return new SensorMessage.Reading(
        route(key),
        FieldValues.nanos(RecordContract.LOG_NS, fields.logNs),
        FieldValues.nanos(RecordContract.PUBLISH_NS, fields.publishNs),
        FieldValues.unsigned(RecordContract.SEQUENCE, fields.sequence),
        FieldValues.value(value, "the message's payload"));
  }

  private SensorMessage announcement(@Nullable byte[] key, @Nullable byte[] value)
      throws ContractException {
    // Without a key it would not stay ahead of the messages that need it.
    FieldValues.vehicle(key);
    String id = FieldValues.schemaId(fields.schema);
    Schema schema =
        new Schema(
            FieldValues.header(RecordContract.NAME, fields.name),
            FieldValues.header(RecordContract.ENCODING, fields.encoding),
            FieldValues.value(value, "the schema's bytes"));
    String expected = RecordContract.schemaId(schema);
    if (!id.equals(expected)) {
      throw new ContractException(
          "schema_id", "id " + expected + " of this name, encoding and value", id);
    }
    return new SensorMessage.Announcement(id, schema);
  }

  private MessageRoute route(@Nullable byte[] key) throws ContractException {
    MessageRoute known = routes.get(probe.set(key, fields));
    if (known != null) {
      return known;
    }
    MessageRoute route =
        new MessageRoute(
            new DriveKey(
                FieldValues.vehicle(key),
                FieldValues.nonEmptyHeader(RecordContract.DRIVE, fields.drive)),
            FieldValues.nonEmptyHeader(RecordContract.TOPIC, fields.topic),
            FieldValues.header(RecordContract.ENCODING, fields.encoding),
            fields.schema == null ? null : FieldValues.schemaId(fields.schema));
    if (routes.size() >= MAX_ROUTES) {
      routes.clear();
    }
    routes.put(probe.copy(), route);
    return route;
  }

  /** The drive of a broken record, if it has one. */
  private DriveKey drive(@Nullable byte[] key) {
    try {
      return new DriveKey(
          FieldValues.vehicle(key), FieldValues.nonEmptyHeader(RecordContract.DRIVE, fields.drive));
    } catch (ContractException e) {
      return SensorMessage.UNASSIGNED;
    }
  }
}
