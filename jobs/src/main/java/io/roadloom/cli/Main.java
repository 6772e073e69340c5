package io.roadloom.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Where {@code ./roadloom} starts. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs a command and returns its exit code. */
  static int run(String... args) {
    CommandLine commands = new CommandLine(new RoadloomCommand());
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setUsageHelpAutoWidth(true);
    if (System.getenv("NO_COLOR") != null) {
      commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    }
    commands.setParameterExceptionHandler(Main::misused);
    commands.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    return commands.execute(args);
  }

  private static int misused(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command
        .getErr()
        .printf("%s; see %s --help%n", oneLine(e), command.getCommandSpec().qualifiedName());
    return ExitCode.USAGE;
  }

  private static int failed(Exception failure, CommandLine command) {
    PrintWriter err = command.getErr();
    int code = ExitCode.of(failure);
    if (code == ExitCode.DEFECT) {
      failure.printStackTrace(err);
      err.println("roadloom: this is a defect of Roadloom; please report it with the lines above");
    } else {
      err.println("roadloom: " + oneLine(ExitCode.cause(failure)));
    }
    err.flush();
    return code;
  }

  private static String oneLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").strip();
  }
}
