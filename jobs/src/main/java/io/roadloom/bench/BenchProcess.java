package io.roadloom.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A main class of ours in a process of its own, with this one's class path and module options. */
public final class BenchProcess {
  private BenchProcess() {}

  /**
   * Runs it to its end.
   *
   * @param prefix of the command: what binds it to cores, say
   * @param options of the virtual machine; later ones win over this process's
   * @return the words of its last line
   */
  public static String[] run(
      List<String> prefix, List<String> options, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-X") || argument.startsWith("--add-opens"))
        .filter(argument -> !argument.startsWith("-XX:SharedArchiveFile"))
        .forEach(command::add);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("a process of the bench failed: " + command);
    }
    return printed.substring(printed.lastIndexOf('\n') + 1).split(" ", -1);
  }
}
