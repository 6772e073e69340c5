package io.roadloom.replay;

import java.io.IOException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import javax.annotation.Nullable;

/**
 * Messages as they arrive: some late, some twice. When one arrives, none has arrived before whose
 * log time is later by more than the bound. Depends on the messages and the seed alone.
 */
final class Arrivals {
  private static final double DELAYED = 0.5;
  private final MessageStream messages;
  private final Disorder disorder;
  private final SplittableRandom random;
  private final PriorityQueue<Arrival> held = new PriorityQueue<>();
  private @Nullable Message ahead;
  private boolean started;
  private long ordinal;

  Arrivals(MessageStream messages, Disorder disorder) {
    this.messages = messages;
    this.disorder = disorder;
    this.random = new SplittableRandom(disorder.seed());
  }

  /** The next one; null when all have arrived. */
  @Nullable
  Arrival next() throws IOException {
    if (!started) {
      started = true;
      ahead = messages.next();
    }
    // What is not read yet cannot be due before its log time.
    while (ahead != null && (held.isEmpty() || ahead.logNs() <= held.peek().dueNs())) {
      hold(ahead);
      ahead = messages.next();
    }
    return held.poll();
  }

  private void hold(Message message) {
    // As many draws for each message, whatever comes of them: fates do not depend on each other.
    boolean delayed = random.nextDouble() < DELAYED;
    long delay = delay();
    boolean doubled = random.nextDouble() < disorder.duplicates();
    long repeatDelay = delay();
    long due = delayed ? later(message.logNs(), delay) : message.logNs();
    held.add(new Arrival(message, due, ordinal++, false));
    if (doubled) {
      held.add(
          new Arrival(
              message, Math.max(due, later(message.logNs(), repeatDelay)), ordinal++, true));
    }
  }

  /** Of 1 ns to the bound. */
  private long delay() {
    double share = random.nextDouble();
    return Math.min(disorder.boundNs(), 1 + (long) (share * disorder.boundNs()));
  }

  private static long later(long ns, long delay) {
    return ns > Long.MAX_VALUE - delay ? Long.MAX_VALUE : ns + delay;
  }
}
