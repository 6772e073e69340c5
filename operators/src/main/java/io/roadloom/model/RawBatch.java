package io.roadloom.model;

import java.util.List;
import javax.annotation.Nullable;

/**
 * Undecoded messages of one recording that lie in memory together: a decompressed chunk, a run of
 * bare records, a micro-batch of a stream. Message {@code i} has its payload at {@code
 * data[offset[i] .. offset[i] + length[i])}.
 *
 * @param recording whose bytes these are
 * @param chunkOffset file offset of the chunk record; {@link #NO_CHUNK} where messages lie bare in
 *     the file
 * @param addressBase what to add to {@code offset[i]} to get the payload's address: its offset in
 *     the decompressed chunk, or in the file where there is no chunk
 * @param channels the channels that occur; {@code channel[i]} indexes it
 * @param size messages in use; the arrays may be longer
 * @param faults what could not be read here, with byte ranges of the file
 * @param bound no message of this drive with a smaller log time follows from this source; {@link
 *     #UNBOUNDED} where the source can't tell
 * @param part which part of its recording this is; null for a micro-batch of a stream
 */
public record RawBatch(
    RecordingRef recording,
    long chunkOffset,
    long addressBase,
    List<Channel> channels,
    int size,
    int[] channel,
    long[] logNs,
    long[] publishNs,
    long[] sequence,
    int[] offset,
    int[] length,
    byte[] data,
    List<Fault> faults,
    long bound,
    @Nullable Part part) {
  public static final long NO_CHUNK = -1;
  public static final long UNBOUNDED = Long.MIN_VALUE;
  private static final int[] NO_INTS = {};
  private static final long[] NO_LONGS = {};
  private static final byte[] NO_BYTES = {};

  /**
   * A recording's parts are all read once when each index below {@code parts} has been seen.
   *
   * @param bytes of the file that it covers
   * @param checksum of those bytes and where they lie; its sum over the parts is the recording's
   */
  public record Part(int index, int parts, long bytes, long checksum) {}

  /** As a reader of recordings makes it; the source adds the part. */
  public RawBatch(
      RecordingRef recording,
      long chunkOffset,
      long addressBase,
      List<Channel> channels,
      int size,
      int[] channel,
      long[] logNs,
      long[] publishNs,
      long[] sequence,
      int[] offset,
      int[] length,
      byte[] data,
      List<Fault> faults,
      long bound) {
    this(
        recording,
        chunkOffset,
        addressBase,
        channels,
        size,
        channel,
        logNs,
        publishNs,
        sequence,
        offset,
        length,
        data,
        faults,
        bound,
        null);
  }

  /** No message, only what could not be read. */
  public static RawBatch of(RecordingRef recording, List<Fault> faults) {
    return new RawBatch(
        recording, NO_CHUNK, 0, List.of(), 0, NO_INTS, NO_LONGS, NO_LONGS, NO_LONGS, NO_INTS,
        NO_INTS, NO_BYTES, faults, UNBOUNDED);
  }

  public RawBatch withBound(long newBound) {
    return with(channels, faults, newBound, part);
  }

  /** The same messages, with what the source knows of the recording around them. */
  public RawBatch with(
      List<Channel> newChannels, List<Fault> newFaults, long newBound, @Nullable Part newPart) {
    return new RawBatch(
        recording,
        chunkOffset,
        addressBase,
        newChannels,
        size,
        channel,
        logNs,
        publishNs,
        sequence,
        offset,
        length,
        data,
        newFaults,
        newBound,
        newPart);
  }
}
