package io.roadloom.bench.dataset;

import io.roadloom.bench.BenchProcess;
import io.roadloom.bench.Figure;
import io.roadloom.dataset.spec.SpecFile;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.dataset.BuildResult;
import io.roadloom.jobs.dataset.DatasetBuild;
import io.roadloom.lake.LakeConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code dataset_build}: ten million samples of a thousand drives, on two cores, with the
 * launcher's heap. In a process of its own, which says how much of that heap it used.
 */
public final class DatasetBuildBench {
  private static final int DRIVES = 1_000;
  private static final int SAMPLES = 10_000;
  private static final double LIMIT_SECONDS = 300;
  private static final List<String> HEAP =
      List.of("-Xms320m", "-Xmx900m", "-Xmn96m", "-XX:-UseAdaptiveSizePolicy");

  private DatasetBuildBench() {}

  /**
   * Measures.
   *
   * @param dir where the fleet's tables are kept
   */
  public static Figure measure(Path dir) throws Exception {
    LakeConfig config = Fleet.warehouse(dir, DRIVES, SAMPLES);
    String[] words =
        BenchProcess.run(
            List.of("taskset", "-c", "0,1"),
            HEAP,
            DatasetBuildBench.class,
            List.of(config.warehouse()));
    double seconds = Double.parseDouble(words[0]);
    return new Figure(
        "dataset_build",
        seconds,
        "s",
        LIMIT_SECONDS,
        LIMIT_SECONDS / seconds,
        "%,d samples of %,d drives with a condition, a required camera, a least completeness, three splits: %s members, %s groups; -Xmx900m"
            .formatted((long) DRIVES * SAMPLES, DRIVES, words[1], words[2]));
  }

  /** Builds a dataset of its own in a warehouse; prints seconds, members, groups. */
  public static void main(String[] args) throws Exception {
    LakeConfig config = new LakeConfig(args[0], "auto", Map.of(), "bench");
    String spec =
        """
        dataset: bench-%s
        version: 1
        select: signals['speed'] > 0.5 AND lat > 40
        require: [%s]
        completeness: {minimum: 0.51}
        splits: {train: 0.8, val: 0.1, test: 0.1, cell: 200m, buffer: 50m, seed: 7}
        """
            .formatted(UUID.randomUUID(), FleetRows.CAMERA);
    try (FlinkTarget flink = FlinkTarget.embedded(2)) {
      BuildResult result =
          new DatasetBuild(flink, "bench", step -> {}).run(config, SpecFile.read("bench", spec));
      System.out.printf(
          "%s %d %d%n", result.seconds(), result.version().samples(), result.version().groups());
    }
  }
}
