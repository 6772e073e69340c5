package io.roadloom.model;

import java.io.Serializable;
import javax.annotation.Nullable;

/**
 * Input that could not be read: where, why, what was expected and what was found.
 *
 * @param from first byte in the file, or in the decompressed chunk where {@code chunkOffset} is set
 * @param to one past the last byte; equals {@code from} where nothing is there
 * @param reason a short snake_case word, e.g. {@code chunk_crc}
 * @param topic the channel, where it is known
 * @param chunkOffset file offset of the chunk record that the range lies in; null where the range
 *     counts from the file's start
 */
public record Fault(
    long from,
    long to,
    String reason,
    String expected,
    String found,
    @Nullable String topic,
    @Nullable Long chunkOffset)
    implements Serializable {
  /** A range of the file. */
  public Fault(
      long from, long to, String reason, String expected, String found, @Nullable String topic) {
    this(from, to, reason, expected, found, topic, null);
  }
}
