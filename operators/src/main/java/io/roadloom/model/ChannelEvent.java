package io.roadloom.model;

import javax.annotation.Nullable;

/**
 * A channel seen in a recording, once per reader: counts add up.
 *
 * @param undecoded why the channel has no decoder; null where it has one
 */
public record ChannelEvent(
    RecordingRef recording,
    String topic,
    String messageEncoding,
    String schemaEncoding,
    String schemaName,
    String schemaHash,
    Modality modality,
    @Nullable String undecoded)
    implements DriveEvent {
  @Override
  public long orderNs() {
    return Long.MIN_VALUE;
  }
}
