package io.roadloom.replay;

/**
 * When something is due by the wall clock: log time, stretched or squeezed. A pause in which
 * nothing was recorded lasts ten seconds of log time at most, however many days lie between two
 * drives.
 */
final class Pace {
  static final long MAX_PAUSE_NS = 10_000_000_000L;
  private final double speed;
  private final long startNs;
  private boolean started;
  private long lastDueNs;
  private long passedNs;

  /**
   * @param speed log time by wall clock; infinite for as fast as it goes
   * @param startNs of the clock that {@link #waitNs} is asked by
   */
  Pace(double speed, long startNs) {
    this.speed = speed;
    this.startNs = startNs;
  }

  /**
   * How long to wait for what is due next; not positive where it is due.
   *
   * @param dueNs in log time; not smaller than the one before
   */
  long waitNs(long dueNs, long nowNs) {
    if (started) {
      long pause = dueNs - lastDueNs;
      passedNs += pause < 0 ? MAX_PAUSE_NS : Math.min(pause, MAX_PAUSE_NS);
    }
    started = true;
    lastDueNs = dueNs;
    return startNs + (long) (passedNs / speed) - nowNs;
  }
}
