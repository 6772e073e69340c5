package io.roadloom.cli;

import io.roadloom.jobs.FileSystems;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Where {@code ./roadloom} starts. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    FileSystems.initialize();
    System.exit(run(args));
  }

  /** Texts are UTF-8 whatever the locale is. */
  private static PrintStream utf8(FileDescriptor to) {
    OutputStream buffered = new BufferedOutputStream(new FileOutputStream(to));
    return new PrintStream(buffered, true, StandardCharsets.UTF_8);
  }

  /** Runs a command and returns its exit code. */
  static int run(String... args) {
    CommandLine commands = new CommandLine(new RoadloomCommand());
    commands.addSubcommand("completion", new AutoComplete.GenerateCompletion());
    commands.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setUsageHelpAutoWidth(true);
    if (System.getenv("NO_COLOR") != null) {
      commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    }
    commands.setParameterExceptionHandler(Main::misused);
    commands.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    try {
      return commands.execute(args);
    } catch (Error e) {
      return defect(e, commands.getErr());
    }
  }

  private static int misused(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command
        .getErr()
        .printf("%s; see %s --help%n", Complaint.of(e), command.getCommandSpec().qualifiedName());
    return ExitCode.USAGE;
  }

  private static int failed(Exception failure, CommandLine command) {
    PrintWriter err = command.getErr();
    int code = ExitCode.of(failure);
    if (code == ExitCode.DEFECT) {
      return defect(failure, err);
    }
    if (code != ExitCode.DONE) {
      err.println("roadloom: " + Complaint.of(ExitCode.cause(failure)));
    }
    return code;
  }

  private static int defect(Throwable failure, PrintWriter err) {
    failure.printStackTrace(err);
    err.println("roadloom: this is a defect of Roadloom; please report it with the lines above");
    return ExitCode.DEFECT;
  }
}
