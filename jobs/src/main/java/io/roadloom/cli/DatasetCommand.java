package io.roadloom.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code roadloom dataset}: what can be done with datasets. */
@Command(
    name = "dataset",
    description = "Builds, shows and exports datasets.",
    mixinStandardHelpOptions = true,
    subcommands = {DatasetExportCommand.class})
final class DatasetCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }
}
