package io.roadloom.align;

import io.roadloom.rig.Keyframes;
import javax.annotation.Nullable;

/**
 * Walks the keyframes of a drive. With a period they lie from its first to its last reading on any
 * channel, by aligned time; where nothing has a value the walk leaps, however wide the gap.
 */
final class KeyframeClock {
  private final long periodNs;
  private final @Nullable LaneTracks reference;
  private final DriveState state;
  private final SampleMaker samples;

  /**
   * @param reference null where the rig names none
   */
  KeyframeClock(
      Keyframes keyframes, @Nullable LaneTracks reference, DriveState state, SampleMaker samples) {
    this.periodNs = keyframes.periodNs();
    this.reference = reference;
    this.state = state;
    this.samples = samples;
  }

  /** Closes the keyframes up to a time. */
  void close(long through) {
    long limit = Math.min(through, state.lastNs);
    if (limit <= state.closedNs) {
      return;
    }
    if (reference != null) {
      closeReference(reference.readings(), limit);
    } else if (periodNs > 0) {
      closeGrid(limit);
    }
    state.closedNs = limit;
  }

  private void closeReference(ReadingTrack track, long limit) {
    long t = track.timeAfter(state.closedNs);
    while (t <= limit && t != Long.MAX_VALUE) {
      if (periodNs == 0) {
        samples.make(t);
      } else if (state.referenceNs == Long.MIN_VALUE
          || Math.floorDiv(t, periodNs) != Math.floorDiv(state.referenceNs, periodNs)) {
        state.referenceNs = t;
        samples.make(t);
      }
      t = track.timeAfter(t);
    }
  }

  private void closeGrid(long limit) {
    long from = Math.max(state.firstNs, state.closedNs + 1);
    while (from <= limit) {
      long t = multipleFrom(from);
      if (t > limit || t < from) {
        return;
      }
      from = samples.make(t) ? t + 1 : Math.max(t + 1, samples.hope());
    }
  }

  /** Wraps around where no multiple follows. */
  private long multipleFrom(long t) {
    long floor = Math.floorDiv(t, periodNs) * periodNs;
    return floor == t ? t : floor + periodNs;
  }
}
