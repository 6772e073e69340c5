package io.roadloom.model.row;

import io.roadloom.model.DriveKey;
import javax.annotation.Nullable;

/**
 * One thing not kept, and why.
 *
 * @param table which table tells of it
 * @param timestampNs of the reading; null where it is not one
 * @param chunkOffset null where the range counts from the file's start
 * @param from first byte, in the chunk or in the file
 * @param to one past the last byte
 * @param sha256 of the payload, 64 hex digits; null where it is not a reading
 */
public record NotKept(
    Table table,
    DriveKey drive,
    String recordingId,
    String uri,
    @Nullable String channel,
    @Nullable Long timestampNs,
    @Nullable Long chunkOffset,
    long from,
    long to,
    @Nullable String sha256,
    String reason,
    String expected,
    String found)
    implements Row {
  /** The tables of things not kept. */
  public enum Table {
    DEDUP_DECISION,
    LATE,
    QUARANTINE
  }
}
