package io.roadloom.format;

/**
 * A part of a recording that is read as one: a chunk, or a run of bare records.
 *
 * @param offset first byte in the file
 * @param length bytes in the file; of an MCAP chunk those of its record, from opcode to last byte,
 *     without the message indexes behind it
 * @param uncompressed bytes in memory
 * @param compression empty where there is none
 * @param startNs smallest log time in it, as the index says; {@link Long#MIN_VALUE} where unknown
 * @param endNs largest log time in it, as the index says; {@link Long#MAX_VALUE} where unknown
 * @param chunk false for bare records
 */
public record ChunkRef(
    long offset,
    long length,
    long uncompressed,
    String compression,
    long startNs,
    long endNs,
    boolean chunk) {
  /** Whether the times are known. A chunk without messages has zero for times, as specified. */
  public boolean timed() {
    return startNs != Long.MIN_VALUE
        && endNs != Long.MAX_VALUE
        && !(chunk && startNs == 0 && endNs == 0);
  }
}
