package io.roadloom.export;

import java.util.List;

/**
 * A finished shard.
 *
 * @param payloadBytes of the messages that it was made of
 */
public record ShardRecord(
    String split, int index, String name, long samples, long payloadBytes, List<WrittenFile> files) {
  /** Bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(WrittenFile::size).sum();
  }
}
