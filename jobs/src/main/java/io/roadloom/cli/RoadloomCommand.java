package io.roadloom.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code roadloom} itself. */
@Command(
    name = "roadloom",
    description = "Drive recordings to aligned, deduplicated Iceberg tables.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      BackfillCommand.class,
      InspectCommand.class,
      CatCommand.class,
      SqlCommand.class,
      VerifyLineageCommand.class,
      BenchCommand.class,
      AutoComplete.GenerateCompletion.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 a defect of Roadloom, 2 usage, 3 done but something was quarantined,",
      "4 the environment (storage, catalog, cluster), 5 a verification failed.",
      "",
      "Examples:",
      "  roadloom demo",
      "  roadloom backfill /recordings --warehouse /lake",
      "  roadloom sql --warehouse /lake \"SELECT COUNT(*) FROM sample\"",
      "  source <(roadloom generate-completion)"
    })
final class RoadloomCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }
}
