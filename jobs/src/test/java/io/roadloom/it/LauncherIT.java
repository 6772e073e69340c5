package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands start from archived classes where they fit, and without them where they don't. */
class LauncherIT {
  @TempDir Path dir;

  /** The sandbox has more on its class path. */
  @ParameterizedTest
  @ValueSource(strings = {"inspect", "sandbox"})
  void classesComeFromTheArchive(String command) throws Exception {
    Path log = dir.resolve("classes.log");

    Roadloom.run(options("-Xlog:class+load:file=" + log), command, "--help").exits(0);

    assertThat(Files.readAllLines(log))
        .filteredOn(line -> line.contains(" io.roadloom.cli.Main "))
        .singleElement()
        .asString()
        .contains("shared objects file (top)");
  }

  @Test
  void anArchiveThatDoesNotFitIsLeftAside() throws Exception {
    Path archive = Files.writeString(dir.resolve("other.jsa"), "of another JVM");

    Roadloom.Result result =
        Roadloom.run(options("-XX:SharedArchiveFile=" + archive), "--version").exits(0);

    assertThat(result.out()).startsWith("roadloom ");
    assertThat(result.err()).isEmpty();
  }

  private static Map<String, String> options(String option) {
    return Map.of("ROADLOOM_JAVA_OPTS", option);
  }
}
