package io.roadloom.align;

import io.roadloom.dedup.Nanos;
import io.roadloom.rig.Policy;

/**
 * Times in ascending order within the window that keyframes can still reach, with a cursor that
 * follows the keyframes. Subclasses keep the values beside the times.
 */
abstract class Track {
  static final int NONE = -1;

  private long[] time = new long[64];
  private int start;
  private int end;

  /** First of the readings at the newest time ≤ t. */
  private int before = NONE;

  /** First reading later than t. */
  private int after;

  final int start() {
    return start;
  }

  final int end() {
    return end;
  }

  final long time(int i) {
    return time[i];
  }

  /** Appends a time that is not smaller than the last; returns where its values go. */
  final int append(long t) {
    if (end == time.length) {
      makeRoom();
    }
    time[end] = t;
    return end++;
  }

  /** As {@link #append}, of a run of times; returns where their values go. */
  final int appendAll(long[] times, int from, int count) {
    while (end + count > time.length) {
      makeRoom();
    }
    System.arraycopy(times, from, time, end, count);
    end += count;
    return end - count;
  }

  private void makeRoom() {
    int kept = end - start;
    int capacity = kept > time.length / 2 || start == 0 ? 2 * time.length : time.length;
    long[] times = capacity == time.length ? time : new long[capacity];
    System.arraycopy(time, start, times, 0, kept);
    time = times;
    shift(start, kept, capacity);
    before = before < start ? NONE : before - start;
    after -= start;
    end = kept;
    start = 0;
  }

  /** Moves values {@code from .. from + count} to the front of arrays of the given capacity. */
  abstract void shift(int from, int count, int capacity);

  /** Forgets the readings up to a time. */
  final void evict(long through) {
    int kept = firstAfter(through);
    forget(start, kept);
    start = kept;
    after = Math.max(after, start);
  }

  /** Told of the readings {@code from .. to} before they are forgotten. */
  void forget(int from, int to) {}

  /** Moves the cursor to t, never back. */
  final void seek(long t) {
    while (after < end && time[after] <= t) {
      if (before < start || time[before] != time[after]) {
        before = after;
      }
      after++;
    }
  }

  /** The reading that stands for t, where the cursor is: for interpolations the nearer one. */
  final int pick(Policy policy, long t) {
    int b = before < start ? NONE : before;
    int a = after < end ? after : NONE;
    long toBefore = b == NONE ? Long.MAX_VALUE : Nanos.minus(t, time[b]);
    long toAfter = a == NONE ? Long.MAX_VALUE : Nanos.minus(time[a], t);
    if (policy instanceof Policy.Previous p) {
      return toBefore <= p.maxAgeNs() ? b : NONE;
    }
    int nearer = toBefore <= toAfter ? b : a;
    if (policy instanceof Policy.Nearest p) {
      return Math.min(toBefore, toAfter) <= p.toleranceNs() ? nearer : NONE;
    }
    if (toBefore == 0) {
      return b;
    }
    boolean spanned =
        a != NONE && b != NONE && Nanos.minus(time[a], time[b]) <= policy.reachAheadNs();
    return spanned ? nearer : NONE;
  }

  /** Whether t lies strictly between two readings. */
  final boolean between(long t) {
    return before >= start && after < end && time[before] != t;
  }

  final int before() {
    return before;
  }

  final int after() {
    return after;
  }

  /** How far t is on the way from the reading before to the one after, 0 to 1. */
  final double share(long t) {
    return (double) (t - time[before]) / (double) (time[after] - time[before]);
  }

  /**
   * With the cursor at a keyframe that got no value: the next time that might get one; {@link
   * Long#MAX_VALUE} where no reading follows.
   */
  final long hope(Policy policy) {
    if (after >= end) {
      return Long.MAX_VALUE;
    }
    return policy instanceof Policy.Nearest p
        ? Nanos.minus(time[after], p.toleranceNs())
        : time[after];
  }

  /** First time later than t; {@link Long#MAX_VALUE} where there is none. */
  final long timeAfter(long t) {
    int first = firstAfter(t);
    return first < end ? time[first] : Long.MAX_VALUE;
  }

  private int firstAfter(long t) {
    int low = start;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time[middle] <= t) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  static long[] shift(long[] values, int from, int count, int capacity) {
    long[] to = capacity == values.length ? values : new long[capacity];
    System.arraycopy(values, from, to, 0, count);
    return to;
  }

  static double[] shift(double[] values, int from, int count, int capacity) {
    double[] to = capacity == values.length ? values : new double[capacity];
    System.arraycopy(values, from, to, 0, count);
    return to;
  }

  static int[] shift(int[] values, int from, int count, int capacity) {
    int[] to = capacity == values.length ? values : new int[capacity];
    System.arraycopy(values, from, to, 0, count);
    return to;
  }
}
