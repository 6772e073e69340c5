package io.roadloom.kafka;

import io.roadloom.model.DriveKey;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * What all messages of one channel of one drive have in common. Knows its hash, since every message
 * is looked up by it.
 */
public final class MessageRoute {
  private final DriveKey drive;
  private final String topic;
  private final String encoding;
  private final @Nullable String schemaId;
  private final int hash;

  /**
   * @param encoding of its messages, {@code cdr} for instance
   * @param schemaId 32 hex digits; null where messages have no schema
   */
  public MessageRoute(DriveKey drive, String topic, String encoding, @Nullable String schemaId) {
    this.drive = Objects.requireNonNull(drive);
    this.topic = Objects.requireNonNull(topic);
    this.encoding = Objects.requireNonNull(encoding);
    this.schemaId = schemaId;
    this.hash = Objects.hash(drive, topic, encoding, schemaId);
  }

  public DriveKey drive() {
    return drive;
  }

  public String topic() {
    return topic;
  }

  public String encoding() {
    return encoding;
  }

  @Nullable
  public String schemaId() {
    return schemaId;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof MessageRoute that
            && hash == that.hash
            && drive.equals(that.drive)
            && topic.equals(that.topic)
            && encoding.equals(that.encoding)
            && Objects.equals(schemaId, that.schemaId);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return drive + " " + topic + " (" + encoding + ", schema " + schemaId + ")";
  }
}
