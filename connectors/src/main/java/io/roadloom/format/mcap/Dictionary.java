package io.roadloom.format.mcap;

import io.roadloom.model.Channel;
import io.roadloom.model.Schema;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;

/** The schemas and channels met so far. */
final class Dictionary {
  private final Map<Integer, Schema> schemas = new HashMap<>();
  private final Map<Integer, Channel> channels = new HashMap<>();

  @Nullable
  Channel channel(int id) {
    return channels.get(id);
  }

  Map<Integer, Channel> channels() {
    return Collections.unmodifiableMap(channels);
  }

  /** As {@link #add}, of a summary: it may repeat channels without repeating their schemas. */
  void addRepeated(McapRecord record) throws RecordException {
    if (!(record instanceof McapRecord.Channel channel)
        || channel.schemaId() == 0
        || schemas.containsKey(channel.schemaId())) {
      add(record);
    }
  }

  /** Takes a schema or channel record; others are none of its business. */
  void add(McapRecord record) throws RecordException {
    if (record instanceof McapRecord.Schema schema) {
      schemas.putIfAbsent(schema.id(), new Schema(schema.name(), schema.encoding(), schema.data()));
    } else if (record instanceof McapRecord.Channel channel) {
      add(channel);
    }
  }

  private void add(McapRecord.Channel channel) throws RecordException {
    Schema schema = schemas.get(channel.schemaId());
    if (schema == null && channel.schemaId() != 0) {
      throw new RecordException(
          "schema " + channel.schemaId() + " before channel " + channel.topic(), "no such schema");
    }
    channels.putIfAbsent(
        channel.id(),
        new Channel(
            channel.id(), channel.topic(), channel.messageEncoding(), schema, channel.metadata()));
  }
}
