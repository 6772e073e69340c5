package io.roadloom.bench.dataset;

import com.sun.management.OperatingSystemMXBean;
import io.roadloom.bench.BenchProcess;
import io.roadloom.bench.Figure;
import io.roadloom.dataset.similar.NearDuplicates;
import io.roadloom.dataset.similar.SimilarityRule;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.dataset.NearDuplicateSearch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.annotation.Nullable;

/**
 * {@code similarity_join} and {@code similarity_join_growth}: near-duplicates among ten million
 * images, and among one million, each in a process of its own, with the launcher's heap and two
 * cores.
 */
public final class SimilarityBench {
  private static final int MANY = 10_000_000;
  private static final int FEW = 1_000_000;
  private static final int PARALLELISM = 2;
  private static final String CORES = "0,1";
  private static final String HEAP = "-Xmx900m";
  private static final double LIMIT_SECONDS = 600;
  private static final double LIMIT_GROWTH = 15;
  private static final double MIB = 1 << 20;

  private @Nullable Search many;

  /**
   * A search for near-duplicates.
   *
   * @param seconds by the clock, from the first image to the result
   * @param cpuSeconds of the process, compiler and garbage collection included
   * @param peakHeap the most that was ever in use, garbage included, bytes
   */
  private record Search(double seconds, double cpuSeconds, long peakHeap) {}

  /** Smaller is better. */
  public Figure join() throws Exception {
    Search search = many();
    return Figure.of(
        "similarity_join",
        search.seconds,
        "s",
        LIMIT_SECONDS,
        "%,d images, two cores, %s; %.0f CPU s, peak heap %.0f MiB; smaller is better"
            .formatted(MANY, HEAP, search.cpuSeconds, search.peakHeap / MIB));
  }

  /** Smaller is better. */
  public Figure growth() throws Exception {
    Search few = search(FEW);
    Search search = many();
    return Figure.of(
        "similarity_join_growth",
        search.seconds / few.seconds,
        "times",
        LIMIT_GROWTH,
        "from %,d to %,d images: %.1f s to %.1f s; by CPU %.1f times; smaller is better"
            .formatted(FEW, MANY, few.seconds, search.seconds, search.cpuSeconds / few.cpuSeconds));
  }

  private Search many() throws Exception {
    if (many == null) {
      many = search(MANY);
    }
    return many;
  }

  private static Search search(int images) throws IOException, InterruptedException {
    String[] words =
        BenchProcess.run(
            List.of("taskset", "-c", CORES),
            List.of(HEAP),
            SimilarityBench.class,
            List.of("" + images));
    return new Search(
        Double.parseDouble(words[0]), Double.parseDouble(words[1]), Long.parseLong(words[2]));
  }

  /** Prints seconds, CPU seconds and peak heap of a search among so many images. */
  public static void main(String[] args) throws Exception {
    SimilarImages images = new SimilarImages(Integer.parseInt(args[0]));
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Path scratch = Files.createTempDirectory("roadloom-bench");
    try (FlinkTarget flink = FlinkTarget.embedded(PARALLELISM)) {
      long cpu = process.getProcessCpuTime();
      long start = System.nanoTime();
      NearDuplicates found =
          NearDuplicateSearch.find(
              flink,
              scratch.toUri().toString(),
              SimilarityRule.within(SimilarityRule.MEASURED),
              images);
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpuSeconds = (process.getProcessCpuTime() - cpu) / 1e9;
      if (found.droppedSamples() < images.copies()) {
        throw new IllegalStateException(
            "of %d copies only %d were found".formatted(images.copies(), found.droppedSamples()));
      }
      long peak =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getType() == MemoryType.HEAP)
              .mapToLong((MemoryPoolMXBean pool) -> pool.getPeakUsage().getUsed())
              .sum();
      System.out.println(seconds + " " + cpuSeconds + " " + peak);
    } finally {
      Files.delete(scratch);
    }
  }
}
