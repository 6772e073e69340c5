package io.roadloom.jobs.live;

import java.time.Duration;
import javax.annotation.Nullable;

/**
 * Tells how long nothing has arrived. What has arrived but was not read keeps the clock from
 * running out; for good it does not, since some ends of a topic (markers of transactions) are never
 * read. It does for a while that a pipeline needs to come to its first checkpoint, which says what
 * it has read, on a slow machine as well.
 */
final class IdleClock {
  private static final int PATIENCE = 5;
  private static final Duration LEAST_PATIENCE = Duration.ofMinutes(1);
  private final long limitNs;
  private final long patienceNs;
  private @Nullable Object mark;
  private long sinceNs;

  IdleClock(Duration limit) {
    this.limitNs = limit.toNanos();
    this.patienceNs = Math.max(PATIENCE * limitNs, LEAST_PATIENCE.toNanos());
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
    return stillNs >= (look.behind().orElse(0) > 0 ? patienceNs : limitNs);
  }

  /** The pipeline does not run at present: nothing can be told. */
  void reset() {
    mark = null;
  }
}
