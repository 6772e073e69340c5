package io.roadloom.live;

import io.roadloom.format.mcap.OpenChunk;
import java.util.ArrayDeque;

/**
 * Chunks to collect messages in, used again and again. Objects of every message that live until the
 * next cut would be most of what a collection of garbage has to copy.
 */
final class ChunkPool {
  private final ArrayDeque<OpenChunk> free = new ArrayDeque<>();
  private final long maxRoom;
  private long room;

  /**
   * @param maxRoom bytes to keep at most
   */
  ChunkPool(long maxRoom) {
    this.maxRoom = maxRoom;
  }

  /** An empty chunk. */
  OpenChunk take() {
    OpenChunk chunk = free.poll();
    if (chunk == null) {
      return new OpenChunk();
    }
    room -= chunk.room();
    return chunk;
  }

  /** Takes back a chunk that nobody reads any more. */
  void giveBack(OpenChunk chunk) {
    if (room + chunk.room() <= maxRoom) {
      chunk.clear();
      room += chunk.room();
      free.push(chunk);
    }
  }
}
