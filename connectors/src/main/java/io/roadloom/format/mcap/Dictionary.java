package io.roadloom.format.mcap;

import io.roadloom.model.Channel;
import io.roadloom.model.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * The schemas and channels met so far; the first definition of an id holds. A channel whose schema
 * has not been met waits for it: a summary may repeat channels without their schemas.
 */
final class Dictionary {
  private final Map<Integer, Schema> schemas = new HashMap<>();
  private final Map<Integer, Channel> channels = new HashMap<>();
  private final Map<Integer, McapRecord.Channel> waiting = new HashMap<>();
  private boolean settled;

  @Nullable
  Channel channel(int id) {
    return channels.get(id);
  }

  /** Whether the channel has been met, with or without its schema. */
  boolean knows(int id) {
    return channels.containsKey(id) || waiting.containsKey(id);
  }

  Map<Integer, Channel> channels() {
    return Collections.unmodifiableMap(channels);
  }

  /** Takes a schema or channel record; others are none of its business. */
  void add(McapRecord record) {
    if (record instanceof McapRecord.Schema schema) {
      schemas.putIfAbsent(schema.id(), new Schema(schema.name(), schema.encoding(), schema.data()));
      List.copyOf(waiting.values()).stream()
          .filter(channel -> channel.schemaId() == schema.id())
          .forEach(this::define);
    } else if (record instanceof McapRecord.Channel channel) {
      if (settled || channel.schemaId() == 0 || schemas.containsKey(channel.schemaId())) {
        define(channel);
      } else {
        waiting.putIfAbsent(channel.id(), channel);
      }
    }
  }

  /**
   * Ends the wait: what no schema came for is a channel without one, whose messages can still be
   * addressed.
   *
   * @return those channels
   */
  List<McapRecord.Channel> settle() {
    settled = true;
    List<McapRecord.Channel> without = new ArrayList<>(waiting.values());
    without.forEach(this::define);
    return without;
  }

  private void define(McapRecord.Channel channel) {
    waiting.remove(channel.id());
    channels.putIfAbsent(
        channel.id(),
        new Channel(
            channel.id(),
            channel.topic(),
            channel.messageEncoding(),
            schemas.get(channel.schemaId()),
            channel.metadata()));
  }
}
