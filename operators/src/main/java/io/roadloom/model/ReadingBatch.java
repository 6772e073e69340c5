package io.roadloom.model;

import java.util.List;
import javax.annotation.Nullable;

/**
 * A short run of readings of one channel of one recording, in columns: at most 250 ms of log time
 * long, or, in a {@link ReadingGroup}, a second. {@code time} is the rig's clock for the channel,
 * before latency.
 *
 * @param topic the channel
 * @param frameId of the newest reading with a header; null where there is none
 * @param decoded false where the channel has no decoder: readings then have stamps, hash and
 *     address only
 * @param clock which stamp {@code timeNs} is; never {@link Clock#AUTO}
 * @param headerNs the sensor stamp; {@link #NO_STAMP} where the message has none
 * @param sha SHA-256 of the payload, four big-endian words a reading
 * @param chunkOffset as in {@link RawBatch}
 * @param payloadOffset address of each payload in its chunk, or in the file
 * @param media null unless the channel carries images or clouds
 * @param signals one column a signal that occurs
 */
public record ReadingBatch(
    RecordingRef recording,
    String topic,
    Modality modality,
    @Nullable String frameId,
    boolean decoded,
    int size,
    long[] timeNs,
    Clock[] clock,
    long[] headerNs,
    long[] logNs,
    long[] publishNs,
    long[] sequence,
    long[] sha,
    long chunkOffset,
    long[] payloadOffset,
    int[] payloadLength,
    @Nullable Media media,
    List<SignalColumn> signals)
    implements DriveEvent {
  public static final long NO_STAMP = Long.MIN_VALUE;
  public static final long MAX_SPAN_NS = 250_000_000L;

  /** The same within a {@link ReadingGroup}. */
  public static final long MAX_GROUPED_SPAN_NS = 1_000_000_000L;

  /** Smallest log time of the batch. */
  @Override
  public long orderNs() {
    long first = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      first = Math.min(first, logNs[i]);
    }
    return first;
  }
}
