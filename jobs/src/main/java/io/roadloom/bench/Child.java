package io.roadloom.bench;

import io.roadloom.jobs.FlinkTarget;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;

/** A backfill in a process of its own: pinned to cores, with a heap of its own. */
final class Child {
  private Child() {}

  /**
   * What it printed.
   *
   * @param seconds of the backfill, without the process's start
   * @param peakHeap the most that was ever in use, garbage included, bytes
   */
  record Report(double seconds, long peakHeap, long messages) {}

  /** Runs it: recordings, rig, parallelism. */
  public static void main(String[] args) throws Exception {
    BackfillRun run;
    try (FlinkTarget flink = FlinkTarget.embedded(Integer.parseInt(args[2]))) {
      run = BackfillRun.of(flink, Path.of(args[0]), Path.of(args[1]), true);
    }
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong((MemoryPoolMXBean pool) -> pool.getPeakUsage().getUsed())
            .sum();
    System.out.println(run.seconds() + " " + peak + " " + run.result().messages());
  }

  /**
   * @param cores as taskset takes them: {@code 0} or {@code 0,1}
   */
  static Report run(String cores, Path recordings, Path rig, int parallelism)
      throws IOException, InterruptedException {
    String[] words =
        BenchProcess.run(
            List.of("taskset", "-c", cores),
            List.of(),
            Child.class,
            List.of(recordings.toString(), rig.toString(), "" + parallelism));
    return new Report(
        Double.parseDouble(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
  }
}
