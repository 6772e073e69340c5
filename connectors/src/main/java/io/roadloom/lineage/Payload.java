package io.roadloom.lineage;

import javax.annotation.Nullable;

/**
 * Where the payload of a row lies, and its hash.
 *
 * @param chunkOffset of the chunk record in the file; null where the message lies bare in it
 * @param offset of the payload in the decompressed chunk, or in the file
 * @param length bytes
 * @param sha256 64 hex digits
 */
public record Payload(
    String uri,
    @Nullable Long chunkOffset,
    long offset,
    int length,
    String channel,
    String sha256) {
  /** Where the chunk that it lies in starts, or itself, in the file. */
  long place() {
    return chunkOffset != null ? chunkOffset : offset;
  }
}
