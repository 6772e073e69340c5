package io.roadloom.bench;

import io.roadloom.model.DriveEvent;
import io.roadloom.model.ReadingBatch;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * {@code align_vs_duckdb}: six million readings to 10 Hz, memory to memory, through the operator of
 * drives in a Flink job, beside DuckDB's ASOF JOIN of the same readings with as many threads, in
 * alternation. In a process of its own, whose heap is stated.
 */
final class AlignBench {
  private static final int THREADS = 2;
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 9;
  private static final double MILLION = 1e6;

  /** The rows of both peers' common input lie in it: 600 MB that live to the end. */
  private static final List<String> HEAP = List.of("-Xms1500m", "-Xmx1500m", "-Xmn300m");

  private AlignBench() {}

  static Figure measure() throws IOException, InterruptedException {
    String[] words = BenchProcess.run(List.of(), HEAP, AlignBench.class, List.of());
    long readings = Long.parseLong(words[0]);
    double cpuRatio = Double.parseDouble(words[4]) / Double.parseDouble(words[3]);
    return Figure.of(
        "align_vs_duckdb",
        readings / Double.parseDouble(words[1]) / MILLION,
        "M readings/s",
        readings / Double.parseDouble(words[2]) / MILLION,
        "%,d readings, memory to memory, two threads each, %s, against ASOF JOIN; by CPU time %.2f"
            .formatted(readings, String.join(" ", HEAP), cpuRatio));
  }

  /** Prints readings, then seconds of both, CPU seconds of both: medians, Roadloom's first. */
  public static void main(String[] args) throws Exception {
    List<List<DriveEvent>> drives = AlignData.drives(1);
    long readings =
        drives.stream()
            .flatMap(List::stream)
            .filter(ReadingBatch.class::isInstance)
            .mapToLong(event -> ((ReadingBatch) event).size())
            .sum();
    List<List<DriveEvent>> subtasks = AlignData.bySubtask(drives, THREADS);
    Spent[] own = new Spent[ROUNDS];
    Spent[] limit = new Spent[ROUNDS];
    try (DuckAsof duck = new DuckAsof(THREADS, drives)) {
      for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
        AlignJob job = new AlignJob(subtasks);
        job.run();
        duck.align();
        duck.check(job.samples());
      }
      for (int round = 0; round < ROUNDS; round++) {
        own[round] = new AlignJob(subtasks).run();
        limit[round] = duck.align();
      }
    }
    System.out.printf(
        "%d %s %s %s %s%n",
        readings,
        median(own, Spent::seconds),
        median(limit, Spent::seconds),
        median(own, Spent::cpuSeconds),
        median(limit, Spent::cpuSeconds));
  }

  private static double median(Spent[] rounds, ToDoubleFunction<Spent> part) {
    return Paired.median(Arrays.stream(rounds).mapToDouble(part).toArray());
  }
}
