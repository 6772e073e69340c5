package io.roadloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.jobs.CodeVersion;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every command has in common: help, and one line for a mistake. */
class CommandLineTest {
  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(strings = {"demo", "backfill", "inspect", "cat", "sql", "verify-lineage", "bench"})
  void everyCommandHasExamples(String command) {
    Console help = Console.run(command, "--help");

    assertThat(help.exit()).isEqualTo(ExitCode.DONE);
    assertThat(help.out()).contains("Example", "  roadloom " + command);
  }

  @Test
  void saysItsVersionAndCommit() {
    Console version = Console.run("--version");

    assertThat(version.exit()).isEqualTo(ExitCode.DONE);
    assertThat(version.out().strip()).matches("roadloom \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(\\w+\\)");
    assertThat(version.out().strip().replace(" (", "-").replace(")", ""))
        .as("what stands in the tables")
        .isEqualTo("roadloom " + CodeVersion.CURRENT);
  }

  @Test
  void completesInTheShell() {
    Console script = Console.run("completion");

    assertThat(script.exit()).isEqualTo(ExitCode.DONE);
    assertThat(script.out()).contains("complete -F _complete_roadloom", "verify-lineage");
  }

  @Test
  void aCommandIsNeeded() {
    mistake("a command is missing");
  }

  @Test
  void optionsAreChecked() throws IOException {
    Path file = Files.createFile(dir.resolve("drive.mcap"));
    mistake("--nonsense", "backfill", file, "--warehouse", dir, "--nonsense");
    mistake("--parallelism", "backfill", file, "--warehouse", dir, "--parallelism", "0");
    mistake("--flink", "backfill", file, "--warehouse", dir, "--flink", "nowhere");
    mistake("--flink", "backfill", file, "--warehouse", dir, "--flink", "localhost:70000");
    mistake("--warehouse", "backfill", file, "--warehouse", "");
    mistake("empty", "backfill", "", "--warehouse", dir);
    mistake("empty", "inspect", "");
    mistake("--catalog", "backfill", file, "--warehouse", dir, "--catalog", "shelf");
    mistake("--execution", "backfill", file, "--warehouse", dir, "--execution", "fast");
    mistake("--output", "inspect", file, "--output", "xml");
    mistake("--share", "verify-lineage", "--warehouse", dir, "--share", "200%");
    mistake("--share", "verify-lineage", "--warehouse", dir, "--share", "much");
    mistake("--figure", "bench", "--figure", "speed");
    mistake("--against", "bench", "--against", "time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "cat"})
  void nothingToReadIsAMistake(String command) {
    mistake("no-such.mcap", command, dir.resolve("no-such.mcap"));
    mistake("is not a file", command, dir);
    mistake("/dev/null", command, "/dev/null");
  }

  @Test
  void saysAtOnceThatNoClusterListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Path file = Files.createFile(dir.resolve("a.mcap"));

    Console console =
        Console.run("backfill", file, "--warehouse", dir, "--flink", "localhost:" + port);

    assertThat(console.exit()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(console.err()).startsWith("roadloom: no Flink cluster at localhost:" + port);
    assertThat(console.err().strip().lines()).hasSize(1);
    assertThat(console.out()).isEmpty();
  }

  @Test
  void aWarehouseThatIsNotThereIsAMistake() {
    mistake("nowhere", "sql", "--warehouse", dir.resolve("nowhere"), "SELECT 1");
    mistake("nowhere", "verify-lineage", "--warehouse", dir.resolve("nowhere"));
  }

  @Test
  void aChannelThatIsNotThereIsAMistake() {
    mistake("/nowhere", "cat", SharedData.path("drives/kitti-0005-a.mcap"), "--topic", "/nowhere");
  }

  private static void mistake(String named, Object... args) {
    Console console = Console.run(args);

    assertThat(console.exit()).as(console.err()).isEqualTo(ExitCode.USAGE);
    assertThat(console.err()).contains(named).doesNotContain("\tat ");
    assertThat(console.err().strip().lines()).hasSize(1);
    assertThat(console.out()).isEmpty();
  }
}
