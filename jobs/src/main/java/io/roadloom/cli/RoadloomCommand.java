package io.roadloom.cli;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
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
      LiveCommand.class,
      InspectCommand.class,
      CatCommand.class,
      SqlCommand.class,
      VerifyLineageCommand.class,
      DatasetCommand.class,
      ForgetCommand.class,
      MaintainCommand.class,
      ReplayCommand.class,
      SandboxCommand.class,
      BenchCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 a defect of Roadloom, 2 usage, 3 done but something was quarantined,",
      "4 the environment (storage, catalog, cluster, broker), 5 a verification failed.",
      "",
      "Examples:",
      "  roadloom demo",
      "  roadloom backfill /recordings --warehouse /lake",
      "  roadloom sql --warehouse /lake \"SELECT COUNT(*) FROM sample\"",
      "  source <(roadloom completion)"
    })
final class RoadloomCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Says on stderr what is going on.")
  private void verbose(boolean wanted) {
    if (wanted) {
      Configurator.setRootLevel(Level.INFO);
    }
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }
}
