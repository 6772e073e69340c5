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
  private final MessageRoute route;

  /** Null until a message of it is written. */
  private @Nullable Channel channel;

  /** The chunk that {@link #place} holds for. */
  private int chunk = -1;

  private int place;

  Lane(PendingDrive drive, MessageRoute route) {
    this.drive = drive;
    this.route = route;
  }

  /** Its channel in the segment. */
  Channel channel(Segment segment, KnownSchemas schemas) throws IOException {
    if (channel == null) {
      String id = route.schemaId();
      Schema schema = id == null ? null : schemas.find(id);
      boolean missing = id != null && schema == null;
      channel =
          segment.channel(
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

  /** Its place among the channels of a chunk; takes {@code next} where it has none yet. */
  int place(int ofChunk, int next) {
    if (chunk != ofChunk) {
      chunk = ofChunk;
      place = next;
    }
    return place;
  }
}
