package io.roadloom.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * SIGINT and SIGTERM, as something to wait for. A shutdown hook would come too late for servers
 * that have hooks of their own, and could not say that all is well.
 */
final class EndSignals {
  private final CountDownLatch one = new CountDownLatch(1);

  private EndSignals() {}

  /** From now on they do not end the process any more. */
  static EndSignals caught() {
    EndSignals signals = new EndSignals();
    for (String name : List.of("INT", "TERM")) {
      Signal.handle(new Signal(name), signal -> signals.one.countDown());
    }
    return signals;
  }

  /** Returns when one of them has come. */
  void await() throws InterruptedException {
    one.await();
  }
}
