package io.roadloom.model;

import java.util.Map;
import javax.annotation.Nullable;

/**
 * A channel as a recording states it. Ids are unique within one recording only.
 *
 * @param messageEncoding {@code cdr}, {@code ros1}, {@code protobuf}, {@code json}, … or empty
 * @param schema null where the channel has none
 */
public record Channel(
    int id,
    String topic,
    String messageEncoding,
    @Nullable Schema schema,
    Map<String, String> metadata) {
  /** Metadata key of a live channel whose messages name a schema that nobody had sent: its id. */
  public static final String MISSING_SCHEMA = "roadloom.missing_schema";
}
