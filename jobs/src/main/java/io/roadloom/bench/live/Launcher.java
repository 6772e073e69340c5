package io.roadloom.bench.live;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts Roadloom's commands as processes of their own, as users do. */
final class Launcher {
  private Launcher() {}

  /**
   * Starts without waiting. The launcher execs Java, so the process is the command itself.
   *
   * @param said files {@code <said>.out} and {@code <said>.err} take what it prints
   */
  static Process start(Path said, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(beside(said, ".out"))
            .redirectError(beside(said, ".err"));
    // Heap sizes for this process are not for the servers that it starts.
    builder.environment().remove("ROADLOOM_JAVA_OPTS");
    return builder.start();
  }

  private static File beside(Path said, String suffix) {
    return said.resolveSibling(said.getFileName() + suffix).toFile();
  }

  /** From {@code jobs/target/roadloom.jar}. */
  private static Path script() throws IOException {
    try {
      Path jar =
          Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolve("../../../roadloom").normalize();
    } catch (URISyntaxException e) {
      throw new IOException("cannot find the launcher", e);
    }
  }
}
