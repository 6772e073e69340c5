package io.roadloom.cli;

import io.roadloom.jobs.Backfill;
import io.roadloom.jobs.BackfillRequest;
import io.roadloom.jobs.BackfillResult;
import io.roadloom.jobs.CodeVersion;
import io.roadloom.jobs.Execution;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.lake.LakeConfig;
import io.roadloom.synthetic.DriveSpec;
import io.roadloom.synthetic.SyntheticDrive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code roadloom demo}. */
@Command(
    name = "demo",
    description = "Makes six short drives, backfills them, and says what to look at next.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  roadloom demo --seed 7 --dir /tmp/roadloom-demo"})
final class DemoCommand implements Callable<Integer> {
  @Mixin private OutputOption output;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "The same seed gives the same drives. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--dir",
      defaultValue = "roadloom-demo",
      description = "Where recordings and warehouse go. Default: ${DEFAULT-VALUE}.")
  private Path dir;

  @Override
  public Integer call() throws Exception {
    Path warehouse = dir.resolve("warehouse");
    System.err.println("writing six drives of two cameras, lidar, IMU, GNSS and CAN to " + dir);
    List<String> recordings = new ArrayList<>();
    String rig = "";
    for (DriveSpec spec : DriveSpec.demos(seed)) {
      SyntheticDrive.Written drive = SyntheticDrive.write(spec, dir);
      recordings.add(drive.recording().toString());
      rig = drive.rig().toString();
    }
    System.err.println("backfilling them into " + warehouse);
    BackfillRequest request =
        new BackfillRequest(
            recordings,
            new LakeConfig(warehouse.toString(), "auto", Map.of(), "default"),
            rig,
            null,
            Execution.BATCH,
            true,
            false,
            BackfillRequest.DEFAULT_UNIT_BYTES);
    BackfillResult result;
    int cores = Runtime.getRuntime().availableProcessors();
    try (FlinkTarget target = FlinkTarget.embedded(cores);
        ProgressLine progress = new ProgressLine("backfill")) {
      result = new Backfill(target, CodeVersion.CURRENT, progress).run(request);
    }
    BackfillReport.print(result, output.format(), System.out);
    if (result.recordings().skipped() > 0) {
      System.err.println("the same drives are in the warehouse already: nothing new to write");
    }
    System.err.printf(
        """

        Try next:
          ./roadloom sql --warehouse %1$s "SELECT timestamp_ns, completeness, signals FROM sample LIMIT 5"
          ./roadloom sql --warehouse %1$s "SELECT channel, modality, COUNT(*) AS readings, AVG(ABS(residual_ns)) AS residual_ns FROM sample_data WHERE is_key_frame GROUP BY channel, modality"
          ./roadloom dataset build docs/examples/demo.yaml --warehouse %1$s
        """,
        warehouse);
    return BackfillReport.exitCode(result);
  }
}
