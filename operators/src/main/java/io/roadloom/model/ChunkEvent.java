package io.roadloom.model;

/**
 * A chunk has been read: all its readings went before. Proves at the end that a drive was seen
 * whole, and says how far the drive has been read.
 *
 * @param chunkIndex which of the recording's chunks
 * @param chunks how many the recording has
 * @param messages readable messages in it
 * @param bytes of the file that it covers
 * @param checksum as in {@link RawBatch.Part}
 * @param firstNs smallest log time in it; {@link Long#MAX_VALUE} where it has no message
 * @param lastNs largest log time in it; {@link Long#MIN_VALUE} where it has no message
 * @param bound as in {@link RawBatch}
 */
public record ChunkEvent(
    RecordingRef recording,
    int chunkIndex,
    int chunks,
    int messages,
    long bytes,
    long checksum,
    long firstNs,
    long lastNs,
    long bound)
    implements DriveEvent {
  /** As of the chunk's end: in a sorted stream it must not overtake the readings it speaks of. */
  @Override
  public long orderNs() {
    return lastNs;
  }
}
