package io.roadloom.model;

import java.util.List;

/**
 * Batches of one recording that are handed on in one piece: what has been read is known again only
 * after the last of them, so that their order says nothing.
 *
 * @param batches one or more, of any channels, with {@code recording} as theirs
 */
public record ReadingGroup(RecordingRef recording, List<ReadingBatch> batches)
    implements DriveEvent {
  /** Smallest log time of all batches. */
  @Override
  public long orderNs() {
    return batches.stream().mapToLong(ReadingBatch::orderNs).min().orElse(Long.MIN_VALUE);
  }
}
