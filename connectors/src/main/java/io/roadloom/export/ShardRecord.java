package io.roadloom.export;

import java.util.List;

/**
 * A finished shard.
 *
 * @param payloadBytes of the messages that it was made of
 * @param bytes of all files
 * @param files in the order in which they were made
 */
public record ShardRecord(
    String split,
    int index,
    String name,
    long samples,
    long payloadBytes,
    long bytes,
    List<WrittenFile> files) {
  /** The same without files, but where there is one only: of a long list of shards. */
  ShardRecord summary() {
    return files.size() < 2
        ? this
        : new ShardRecord(split, index, name, samples, payloadBytes, bytes, List.of());
  }
}
