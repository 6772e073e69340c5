package io.roadloom.cli;

import io.roadloom.jobs.Backfill;
import io.roadloom.jobs.BackfillPreview;
import io.roadloom.jobs.BackfillRequest;
import io.roadloom.jobs.BackfillResult;
import io.roadloom.jobs.CodeVersion;
import io.roadloom.jobs.Execution;
import io.roadloom.jobs.FlinkTarget;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code roadloom backfill}. */
@Command(
    name = "backfill",
    description = "Turns recordings into rows of the tables.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  roadloom backfill drive.mcap --warehouse /lake",
      "  roadloom backfill /recordings --rig car.yaml --warehouse hdfs://nn/lake --parallelism 8",
      "  roadloom backfill '/in/*/2026-*.mcap' --drive-pattern '/(?<vehicle>[^/]+)/(?<drive>[^/]+)_'"
    })
final class BackfillCommand implements Callable<Integer> {
  @Mixin private WarehouseOptions warehouse;
  @Mixin private OutputOption output;
  @Mixin private FlinkOptions flink;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files, folders, globs: local, hdfs://, s3://.")
  private List<String> paths;

  @Option(
      names = "--rig",
      paramLabel = "FILE",
      description = "What to align, and how. Default: derived from the recordings.")
  private String rig;

  @Option(
      names = "--drive-pattern",
      paramLabel = "REGEX",
      description = "Names drives by their path, with groups drive and vehicle.")
  private String drivePattern;

  @Option(
      names = "--execution",
      defaultValue = "batch",
      description = "batch or streaming: the same rows. Default: ${DEFAULT-VALUE}.")
  private Execution execution;

  @Option(names = "--dry-run", description = "Says what would be read, and writes nothing.")
  private boolean dryRun;

  @Option(
      names = "--no-image-hash",
      description = "Leaves out the perceptual hash of camera images.")
  private boolean noImageHash;

  @Option(names = "--force", description = "Computes drives again that have nothing new.")
  private boolean force;

  @Override
  public Integer call() throws Exception {
    BackfillRequest request =
        new BackfillRequest(
            paths,
            warehouse.lake(),
            rig,
            drivePattern,
            execution,
            !noImageHash,
            force,
            BackfillRequest.DEFAULT_UNIT_BYTES);
    try (FlinkTarget target = flink.target(FlinkTarget::embedded);
        ProgressLine progress = new ProgressLine("backfill")) {
      Backfill backfill = new Backfill(target, CodeVersion.CURRENT, progress);
      if (dryRun) {
        BackfillPreview preview = backfill.preview(request);
        PreviewReport.print(preview, output.format(), System.out);
        BackfillReport.printRefused(preview.plan().refused(), System.err);
        return preview.plan().refused().isEmpty() ? ExitCode.DONE : ExitCode.QUARANTINED;
      }
      BackfillResult result = backfill.run(request);
      progress.close();
      BackfillReport.print(result, output.format(), System.out);
      BackfillReport.printRefused(result.refused(), System.err);
      return BackfillReport.exitCode(result);
    }
  }
}
