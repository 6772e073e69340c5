package io.roadloom.export;

import io.roadloom.export.card.ExportStatistics;
import java.util.List;

/**
 * A finished shard.
 *
 * @param payloadBytes of the messages that it was made of
 * @param bytes of all files
 * @param files in the order in which they were made
 * @param notes what its writer noted, in the order of that
 * @param statistics of its samples, as {@link ExportStatistics#text} has them
 */
public record ShardRecord(
    String split,
    int index,
    String name,
    long samples,
    long payloadBytes,
    long bytes,
    List<WrittenFile> files,
    List<String> notes,
    String statistics) {
  /** The same without notes, and without files but where there is one only: of a long list. */
  ShardRecord summary() {
    return new ShardRecord(
        split,
        index,
        name,
        samples,
        payloadBytes,
        bytes,
        files.size() < 2 ? files : List.of(),
        List.of(),
        statistics);
  }
}
