package io.roadloom.cli;

import io.roadloom.dataset.spec.ParsedSpec;
import io.roadloom.dataset.spec.SpecFile;
import io.roadloom.jobs.CodeVersion;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.dataset.BuildResult;
import io.roadloom.jobs.dataset.DatasetBuild;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.source.NothingToReadException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code roadloom dataset build}. */
@Command(
    name = "build",
    description = "Builds a version of a dataset as a spec describes it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A version that is built never changes: building it again from the same spec writes nothing.",
      "",
      "Example:",
      "  roadloom dataset build lanes.yaml --warehouse /lake --output json"
    })
final class DatasetBuildCommand implements Callable<Integer> {
  @Mixin private WarehouseOptions warehouse;
  @Mixin private OutputOption output;
  @Mixin private FlinkOptions flink;

  @Parameters(paramLabel = "SPEC", description = "YAML file that describes the dataset.")
  private Path file;

  @Override
  public Integer call() throws Exception {
    ParsedSpec spec = SpecFile.read(file.toString(), text());
    LakeConfig config = warehouse.lake();
    if (!Lake.exists(config)) {
      throw new NothingToReadException("warehouse " + config.warehouse() + " holds no tables");
    }
    try (FlinkTarget target = flink.target(FlinkTarget::embedded)) {
      BuildResult result =
          new DatasetBuild(target, CodeVersion.CURRENT, DatasetBuildCommand::tell)
              .run(config, spec);
      if (!result.fresh()) {
        System.err.println(
            "roadloom: " + result.version().id() + " is built already, from the same spec");
      }
      DatasetReport.print(result, output.format(), System.out);
    }
    return ExitCode.DONE;
  }

  private static void tell(String step) {
    System.err.println("roadloom: " + step);
  }

  private String text() throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new UsageException(file + ": no such file");
    } catch (MalformedInputException e) {
      throw new UsageException(file + ": not text in UTF-8");
    }
  }
}
