package io.roadloom.bench;

import com.sun.management.OperatingSystemMXBean;
import io.roadloom.jobs.Backfill;
import io.roadloom.jobs.BackfillProgress;
import io.roadloom.jobs.BackfillRequest;
import io.roadloom.jobs.BackfillResult;
import io.roadloom.jobs.Execution;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.lake.LakeConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One backfill into a warehouse of its own, which is removed again.
 *
 * @param cpuSeconds of the whole process: all its threads, garbage collection and compiler included
 */
record BackfillRun(BackfillResult result, double seconds, double cpuSeconds) {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  static BackfillRun of(FlinkTarget flink, Path recordings, Path rig, boolean hashImages)
      throws Exception {
    Path warehouse = Files.createTempDirectory("roadloom-bench");
    try {
      BackfillRequest request =
          new BackfillRequest(
              List.of(recordings.toString()),
              new LakeConfig(warehouse.toString(), "auto", Map.of(), "default"),
              rig.toString(),
              null,
              Execution.BATCH,
              hashImages,
              false,
              BackfillRequest.DEFAULT_UNIT_BYTES);
      long cpu = PROCESS.getProcessCpuTime();
      long start = System.nanoTime();
      BackfillResult result = new Backfill(flink, "bench", BackfillProgress.NONE).run(request);
      return new BackfillRun(
          result, (System.nanoTime() - start) / 1e9, (PROCESS.getProcessCpuTime() - cpu) / 1e9);
    } finally {
      delete(warehouse);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
