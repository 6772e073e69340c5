package io.roadloom.live;

import io.roadloom.format.mcap.McapWriter.Compression;
import io.roadloom.segment.SegmentFolder;
import java.io.Serializable;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How a live pipeline keeps its messages.
 *
 * @param liveName names the pipeline in the tables and its folder of segments: letters, digits, and
 *     {@code . _ -} within
 * @param warehouse that the segments lie in
 * @param compression of chunks
 * @param chunkInterval how long a message waits for others at most
 */
public record LiveConfig(
    String liveName, String warehouse, Compression compression, Duration chunkInterval)
    implements Serializable {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /** Nothing is seen ahead of its checkpoint, before which all is written anyway. */
  private static final Duration CHUNK_INTERVAL = Duration.ofSeconds(2);

  public LiveConfig {
    if (!NAME.matcher(liveName).matches()) {
      throw new IllegalArgumentException(
          "a live pipeline's name has letters, digits, and . _ - within, not " + liveName);
    }
  }

  public LiveConfig(String liveName, String warehouse) {
    this(liveName, warehouse, Compression.ZSTD, CHUNK_INTERVAL);
  }

  SegmentFolder folder() {
    return SegmentFolder.of(warehouse, liveName);
  }
}
