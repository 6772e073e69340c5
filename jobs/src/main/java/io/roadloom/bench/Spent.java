package io.roadloom.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What something took.
 *
 * @param seconds by the clock
 * @param cpuSeconds of all threads of the process, garbage collection included
 */
public record Spent(double seconds, double cpuSeconds) {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** A moment to measure from. */
  public record Mark(long ns, long cpuNs) {
    public static Mark now() {
      return new Mark(System.nanoTime(), PROCESS.getProcessCpuTime());
    }

    public Spent until(Mark end) {
      return new Spent((end.ns - ns) / 1e9, (end.cpuNs - cpuNs) / 1e9);
    }
  }
}
