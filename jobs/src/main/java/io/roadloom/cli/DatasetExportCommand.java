package io.roadloom.cli;

import io.roadloom.export.ExportFormat;
import io.roadloom.export.FailedRecording;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.dataset.DatasetExport;
import io.roadloom.jobs.dataset.ExportFormats;
import io.roadloom.jobs.dataset.ExportRequest;
import io.roadloom.jobs.dataset.ExportResult;
import io.roadloom.lake.DatasetVersion;
import io.roadloom.lake.Datasets;
import io.roadloom.lake.Lake;
import io.roadloom.source.Locations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code roadloom dataset export}. */
@Command(
    name = "export",
    description = {
      "Writes a version of a dataset as files that trainers read. Goes on where a run before it",
      "stopped."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  roadloom dataset export lanes@1 --warehouse /lake --format webdataset --out /shards",
      "  roadloom dataset export lanes@1 --warehouse s3://lake --format mcap --out"
          + " s3://shards/lanes"
    })
final class DatasetExportCommand implements Callable<Integer> {
  @Mixin private WarehouseOptions warehouse;
  @Mixin private OutputOption output;
  @Mixin private FlinkOptions flink;

  @Parameters(paramLabel = "NAME@VERSION", description = "The dataset, as it was built.")
  private String dataset;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "webdataset, parquet, nuscenes, or mcap.")
  private String format;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "URI",
      description = "Folder for the files: local, hdfs://, s3://.")
  private String out;

  @Override
  public Integer call() throws Exception {
    ExportRequest request = request();
    ExportResult result;
    try (FlinkTarget target = flink.target(FlinkTarget::embedded);
        ProgressLine progress = new ProgressLine("export")) {
      result = new DatasetExport(target, progress).run(request);
    }
    Summary.print(object(result), output.format(), System.out);
    result.failed().forEach(DatasetExportCommand::complain);
    return exitCode(result);
  }

  private ExportRequest request() {
    ExportFormat known =
        ExportFormats.named(format)
            .orElseThrow(
                () ->
                    new UsageException(
                        "--format: expected one of %s, found %s"
                            .formatted(String.join(", ", ExportFormats.names()), format)));
    if (out.isBlank()) {
      throw new UsageException("--out: expected a folder, found nothing");
    }
    try (Lake lake = warehouse.open()) {
      DatasetVersion version = DatasetName.findExact(new Datasets(lake), dataset);
      return new ExportRequest(
          warehouse.lake(),
          version.dataset(),
          version.version(),
          known,
          Locations.path(out).toString());
    }
  }

  private static Map<String, Object> object(ExportResult result) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("shards", result.shards());
    object.put("samples", result.samples());
    object.put("bytes", result.bytes());
    object.put("payload_bytes", result.payloadBytes());
    object.put("skipped", result.skipped());
    object.put("failed", result.failedShards());
    object.put("seconds", Math.round(result.seconds() * 1000) / 1000.0);
    return object;
  }

  private static void complain(FailedRecording recording) {
    System.err.printf(
        "%s (drive %s): %s; %,d samples need it: %s%n",
        recording.uri(),
        recording.driveId(),
        recording.missing() ? "cannot be read" : "is not what it was",
        recording.samples(),
        recording.reason());
  }

  private static int exitCode(ExportResult result) {
    if (result.failedShards() == 0) {
      return ExitCode.DONE;
    }
    boolean differ =
        !result.failed().isEmpty() && result.failed().stream().noneMatch(FailedRecording::missing);
    return differ ? ExitCode.UNVERIFIED : ExitCode.ENVIRONMENT;
  }
}
