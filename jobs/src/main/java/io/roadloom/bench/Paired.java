package io.roadloom.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * Times two things in alternation, so that a machine that slows down slows both.
 *
 * @param value median seconds of the first
 * @param limit median seconds of the second
 */
public record Paired(double value, double limit) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** One warm-up of each, then {@code rounds} of each in turn. */
  public static Paired measure(int rounds, Callable<?> value, Callable<?> limit) throws Exception {
    seconds(value);
    seconds(limit);
    double[] values = new double[rounds];
    double[] limits = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      values[i] = seconds(value);
      limits[i] = seconds(limit);
    }
    return new Paired(median(values), median(limits));
  }

  static double seconds(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    work.call();
    return (System.nanoTime() - start) / 1e9;
  }

  /** CPU seconds of this thread: what else runs on the machine counts little. */
  static double cpuSeconds(Callable<?> work) throws Exception {
    long start = THREADS.getCurrentThreadCpuTime();
    work.call();
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
  }

  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
