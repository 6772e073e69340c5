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
    long[] time = batch.timeNs();
    long[] log = batch.logNs();
    long minTime = Long.MAX_VALUE;
    long maxTime = Long.MIN_VALUE;
    long minLog = Long.MAX_VALUE;
    long maxLog = Long.MIN_VALUE;
    boolean sorted = true;
    for (int i = 0; i < batch.size(); i++) {
      sorted &= i == 0 || time[i] > maxTime;
      minTime = Math.min(minTime, time[i]);
      maxTime = Math.max(maxTime, time[i]);
      minLog = Math.min(minLog, log[i]);
      maxLog = Math.max(maxLog, log[i]);
    }
    this.ascending = sorted;
    this.firstTime = minTime;
    this.lastTime = maxTime;
    this.firstLog = minLog;
    this.lastLog = maxLog;
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
