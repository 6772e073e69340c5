package io.roadloom.source;

/**
 * Counts the batches that are on their way from the fetching thread to the task's, whose buffers
 * must not be overwritten yet.
 */
final class Handover {
  private int underWay;
  private boolean woken;

  /**
   * Waits until fewer than {@code limit} batches are under way, and counts one more.
   *
   * @return false where it was woken before
   */
  synchronized boolean begin(int limit) throws InterruptedException {
    while (underWay >= limit && !woken) {
      wait();
    }
    boolean free = underWay < limit && !woken;
    woken = false;
    if (free) {
      underWay++;
    }
    return free;
  }

  synchronized void end() {
    underWay--;
    notifyAll();
  }

  synchronized void wakeUp() {
    woken = true;
    notifyAll();
  }
}
