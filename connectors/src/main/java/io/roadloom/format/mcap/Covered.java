package io.roadloom.format.mcap;

/**
 * A range of the file that the summary speaks for: a chunk with the message indexes behind it.
 *
 * @param chunkEnd one past the chunk itself
 * @param to one past its message indexes
 */
record Covered(long from, long chunkEnd, long to) {
  /**
   * @param end before which the data section ends
   */
  static Covered of(McapRecord.ChunkIndex chunk, long end) {
    long chunkEnd = chunk.chunkStartOffset() + chunk.chunkLength();
    long indexes = chunk.messageIndexLength();
    boolean fits = indexes >= 0 && indexes <= end - chunkEnd;
    return new Covered(chunk.chunkStartOffset(), chunkEnd, fits ? chunkEnd + indexes : chunkEnd);
  }
}
