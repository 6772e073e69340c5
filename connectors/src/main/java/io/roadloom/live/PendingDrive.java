package io.roadloom.live;

import io.roadloom.format.mcap.ChunkPlace;
import io.roadloom.format.mcap.OpenChunk;
import io.roadloom.model.RecordingRef;
import javax.annotation.Nullable;

/** A drive in the open segment, and its messages that are not yet written. */
final class PendingDrive {
  /**
   * From which share of its size a chunk was not worth compressing, as with images: compressing a
   * byte costs more than writing one.
   */
  private static final double NOT_WORTH_IT = 0.75;

  /** How many chunks are then written as they are before compression is tried again, at first. */
  private static final int FEWEST_AS_THEY_ARE = 15;

  /** And at last: twice as many each time that it was not worth it again. */
  private static final int MOST_AS_THEY_ARE = 255;

  final RecordingRef recording;

  /** Null where no message waits. */
  @Nullable OpenChunk messages;

  private int chunks;
  private int asTheyAre;
  private int pause = FEWEST_AS_THEY_ARE;

  PendingDrive(RecordingRef recording) {
    this.recording = recording;
  }

  /** Whether to compress its next chunk. */
  boolean compressible() {
    return asTheyAre == 0;
  }

  /** Learns how its next chunk was written; returns the chunk's ordinal in the segment. */
  int written(ChunkPlace chunk) {
    if (asTheyAre > 0) {
      asTheyAre--;
    } else if (chunk.length() > NOT_WORTH_IT * chunk.size()) {
      asTheyAre = pause;
      pause = Math.min(2 * pause + 1, MOST_AS_THEY_ARE);
    } else {
      pause = FEWEST_AS_THEY_ARE;
    }
    return chunks++;
  }
}
