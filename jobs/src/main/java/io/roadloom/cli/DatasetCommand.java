package io.roadloom.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code roadloom dataset}. */
@Command(
    name = "dataset",
    description =
        "Builds versioned datasets from the tables, with splits that do not leak, and exports them.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DatasetBuildCommand.class,
      DatasetListCommand.class,
      DatasetShowCommand.class,
      DatasetDiffCommand.class,
      DatasetDeleteCommand.class,
      DatasetExportCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  roadloom dataset build lanes.yaml --warehouse /lake",
      "  roadloom dataset show highway-lanes --warehouse /lake",
      "  roadloom dataset export highway-lanes@1 --warehouse /lake --format webdataset --out /shards"
    })
final class DatasetCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }
}
