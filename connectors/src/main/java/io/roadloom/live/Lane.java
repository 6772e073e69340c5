package io.roadloom.live;

import io.roadloom.kafka.MessageRoute;
import io.roadloom.model.Channel;
import io.roadloom.model.Schema;
import io.roadloom.segment.Segment;
import java.io.IOException;
import java.util.Map;
import javax.annotation.Nullable;

/** A route in the open segment. */
final class Lane {
  final PendingDrive drive;

  /** Of its channel in the segment. */
  final int channelId;

  private final MessageRoute route;

  /** Null until a message of it is written. */
  private @Nullable Channel channel;

  Lane(PendingDrive drive, MessageRoute route, int channelId) {
    this.drive = drive;
    this.route = route;
    this.channelId = channelId;
  }

  /** Its channel in the segment, with the schema that is known by its first message's writing. */
  Channel channel(Segment segment, KnownSchemas schemas) throws IOException {
    if (channel == null) {
      String id = route.schemaId();
      Schema schema = id == null ? null : schemas.find(id);
      boolean missing = id != null && schema == null;
      channel =
          segment.define(
              channelId,
              route.drive(),
              route.topic(),
              route.encoding(),
              schema,
              missing ? Map.of(Channel.MISSING_SCHEMA, id) : Map.of());
    }
    return channel;
  }

  /** Whether its channel is without the schema {@code id} that its messages name. */
  boolean misses(String id) {
    return channel != null && channel.schema() == null && id.equals(route.schemaId());
  }
}
