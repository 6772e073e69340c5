package io.roadloom.jobs;

import io.roadloom.lake.LakeException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Outlasts a storage that is away for a while, in whoever submits and follows a job of a cluster:
 * the job itself is restarted until storage is back, and must not have been for nothing.
 */
final class Patience {
  static final Patience NONE = new Patience(Duration.ZERO, Duration.ZERO);

  /** For about as long as a cluster restarts a job; see {@code flink-conf/config.yaml}. */
  static final Patience OF_A_CLUSTER = new Patience(Duration.ofMinutes(10), Duration.ofSeconds(1));

  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final Duration MOST = Duration.ofSeconds(30);
  private final Duration limit;
  private final Duration first;

  /**
   * @param first pause; each is twice as long as the one before
   */
  Patience(Duration limit, Duration first) {
    this.limit = limit;
    this.first = first;
  }

  /** What may have to be done again. */
  interface Step<T> {
    T run() throws IOException;
  }

  /** Does it, again where storage does not answer. */
  <T> T with(Step<T> step) throws IOException, InterruptedException {
    return with(step, step);
  }

  /**
   * Does it, and where storage does not answer, does something else until that is done.
   *
   * @param again instead of the step, which may have been done although no answer said so
   */
  <T> T with(Step<T> step, Step<T> again) throws IOException, InterruptedException {
    long started = System.nanoTime();
    Step<T> next = step;
    for (Duration pause = first; ; pause = min(pause.multipliedBy(2), MOST)) {
      try {
        return next.run();
      } catch (LakeException | UncheckedIOException | IOException e) {
        if (!outage(e) || System.nanoTime() - started >= limit.toNanos()) {
          throw e;
        }
        LOG.warn(
            "storage does not answer, trying again in {} s: {}", pause.toSeconds(), e.getMessage());
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        next = again;
      }
    }
  }

  /** Not where it answers that it will not: nobody changes that in ten minutes. */
  private static boolean outage(Throwable failure) {
    boolean storage = false;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      String kind = at.getClass().getSimpleName();
      if (kind.equals("AccessControlException") || kind.equals("AccessDeniedException")) {
        return false;
      }
      storage |= at instanceof IOException && !(at instanceof FileNotFoundException);
    }
    return storage;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
