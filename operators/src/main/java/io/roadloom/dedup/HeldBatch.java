package io.roadloom.dedup;

import io.roadloom.model.ReadingBatch;

/** A batch while its readings wait or are still wanted, with the bounds of its columns. */
public final class HeldBatch {
  private final long id;
  private final ReadingBatch batch;
  private final long lateThrough;
  private final boolean ascending;
  private final long firstTime;
  private final long lastTime;
  private final long firstLog;
  private final long lastLog;

  /**
   * @param lateThrough readings up to this time came too late and are none of ours, ns; {@link
   *     Long#MIN_VALUE} where all are in time
   */
  public HeldBatch(long id, ReadingBatch batch, long lateThrough) {
    this.id = id;
    this.batch = batch;
    this.lateThrough = lateThrough;
    int size = batch.size();
    long[] time = batch.timeNs();
    long[] log = batch.logNs();
    this.ascending = ascends(time, size);
    boolean sorted = ascending && size > 0;
    this.firstTime = sorted ? time[0] : min(time, size);
    this.lastTime = sorted ? time[size - 1] : max(time, size);
    boolean same = sorted && log == time;
    this.firstLog = same ? firstTime : min(log, size);
    this.lastLog = same ? lastTime : max(log, size);
  }

  /** Left at the first that does not, and predictable until then: faster than minima. */
  private static boolean ascends(long[] values, int size) {
    for (int i = 1; i < size; i++) {
      if (values[i] <= values[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private static long min(long[] values, int size) {
    long min = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      min = Math.min(min, values[i]);
    }
    return min;
  }

  private static long max(long[] values, int size) {
    long max = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      max = Math.max(max, values[i]);
    }
    return max;
  }

  public long id() {
    return id;
  }

  public ReadingBatch batch() {
    return batch;
  }

  public long lateThrough() {
    return lateThrough;
  }

  public long firstTime() {
    return firstTime;
  }

  public long lastTime() {
    return lastTime;
  }

  public long firstLog() {
    return firstLog;
  }

  public long lastLog() {
    return lastLog;
  }

  /** Whether times strictly ascend. */
  boolean ascending() {
    return ascending;
  }

  boolean sameBytes(int row, HeldBatch other, int otherRow) {
    long[] a = batch.sha();
    long[] b = other.batch.sha();
    int i = 4 * row;
    int j = 4 * otherRow;
    return a[i] == b[j] && a[i + 1] == b[j + 1] && a[i + 2] == b[j + 2] && a[i + 3] == b[j + 3];
  }
}
