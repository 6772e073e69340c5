package io.roadloom.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/**
 * SIGTERM and SIGINT as a wish that the program sees, instead of the JVM's own end: its shutdown
 * hooks would delete what a savepoint is being written from. A second signal ends it at once.
 */
final class StopSignal {
  private static final int KILLED = 130;
  private final CountDownLatch wanted = new CountDownLatch(1);

  StopSignal() {
    Signal.handle(new Signal("TERM"), signal -> stop());
    Signal.handle(new Signal("INT"), signal -> stop());
  }

  private void stop() {
    if (wanted.getCount() == 0) {
      Runtime.getRuntime().halt(KILLED);
    }
    wanted.countDown();
  }

  /** Waits for a signal, at most so long; returns whether there was one. */
  boolean await(long millis) throws InterruptedException {
    return wanted.await(millis, TimeUnit.MILLISECONDS);
  }
}
