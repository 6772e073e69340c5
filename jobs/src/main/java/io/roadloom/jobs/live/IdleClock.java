package io.roadloom.jobs.live;

import java.time.Duration;
import javax.annotation.Nullable;

/**
 * Tells how long nothing has arrived. What has arrived but was not read keeps the clock from
 * running out; for good it does not, since some ends of a topic (markers of transactions) are never
 * read.
 */
final class IdleClock {
  private static final int PATIENCE = 5;
  private final long limitNs;
  private @Nullable Object mark;
  private long sinceNs;

  IdleClock(Duration limit) {
    this.limitNs = limit.toNanos();
  }

  /**
   * @param nowNs of a clock that only goes forward
   * @return whether the limit has passed without anything new
   */
  boolean idle(Activity.Look look, long nowNs) {
    if (!look.mark().equals(mark)) {
      mark = look.mark();
      sinceNs = nowNs;
      return false;
    }
    long stillNs = nowNs - sinceNs;
    return stillNs >= (look.behind().orElse(0) > 0 ? PATIENCE * limitNs : limitNs);
  }

  /** The pipeline does not run at present: nothing can be told. */
  void reset() {
    mark = null;
  }
}
