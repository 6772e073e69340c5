package io.roadloom.align;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Times of the samples that sweeps may still fall to, ascending. */
final class RecentSamples {
  /** How far a sweep may be from its sample, ns. */
  static final long REACH_NS = 1_000_000_000L;

  static final long NONE = Long.MIN_VALUE;

  private long[] time = new long[64];
  private int size;

  void add(long t) {
    if (size == time.length) {
      time = Arrays.copyOf(time, 2 * size);
    }
    time[size++] = t;
  }

  /** The nearest sample within reach, ties to the earlier; {@link #NONE} where there is none. */
  long nearest(long t) {
    int found = Arrays.binarySearch(time, 0, size, t);
    if (found >= 0) {
      return t;
    }
    int after = -found - 1;
    long toBefore = after > 0 ? t - time[after - 1] : Long.MAX_VALUE;
    long toAfter = after < size ? time[after] - t : Long.MAX_VALUE;
    // A difference that overflows is negative, and far.
    toBefore = toBefore < 0 ? Long.MAX_VALUE : toBefore;
    toAfter = toAfter < 0 ? Long.MAX_VALUE : toAfter;
    if (Math.min(toBefore, toAfter) > REACH_NS) {
      return NONE;
    }
    return toBefore <= toAfter ? time[after - 1] : time[after];
  }

  /** Forgets the samples before t. */
  void evict(long t) {
    int kept = 0;
    while (kept < size && time[kept] < t) {
      kept++;
    }
    if (kept > 0) {
      size -= kept;
      System.arraycopy(time, kept, time, 0, size);
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(time[i]);
    }
  }

  static RecentSamples read(DataInput in) throws IOException {
    RecentSamples samples = new RecentSamples();
    for (int n = in.readInt(); n > 0; n--) {
      samples.add(in.readLong());
    }
    return samples;
  }
}
