package io.roadloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.jobs.CodeVersion;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every command has in common: help, and one line for a mistake. */
class CommandLineTest {
  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "backfill",
        "live",
        "inspect",
        "cat",
        "sql",
        "verify-lineage",
        "forget",
        "maintain",
        "replay",
        "sandbox",
        "bench"
      })
  void everyCommandHasExamples(String command) {
    Console help = Console.run(command, "--help");

    assertThat(help.exit()).isEqualTo(ExitCode.DONE);
    assertThat(help.out()).contains("Example", "  roadloom " + command);
    assertThat(help.err()).isEmpty();
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
    mistake("--share", "verify-lineage", "--warehouse", dir, "--share", "0%");
    mistake("--drive", "forget", "--warehouse", dir);
    mistake("--drive", "forget", "--warehouse", dir, "--drive", " ");
    mistake("--kafka-port", "sandbox", "--dir", dir, "--kafka-port", "70000");
    mistake("--hdfs-port", "sandbox", "--dir", dir, "--hdfs-port", "-1");
    mistake("--figure", "bench", "--figure", "speed");
    mistake("--against", "bench", "--against", "time");
  }

  @Test
  void optionsOfReplayAreChecked() {
    Path file = dir.resolve("drive.mcap");
    mistake("does not exist", replay(file));
    mistake("--kafka", "replay", file, "--kafka", "nowhere", "--topic", "t");
    mistake("--topic", "replay", file, "--kafka", "localhost:1", "--topic", "a b");
    mistake("--partitions", replay(file, "--partitions", "0"));
    mistake("--speed", replay(file, "--speed", "fast"));
    mistake("--speed", replay(file, "--speed", "0x"));
    mistake("--disorder", replay(file, "--disorder", "soon"));
    mistake("--disorder", replay(file, "--disorder", "2m"));
    mistake("--duplicate", replay(file, "--duplicate", "101%"));
    mistake("--seed", replay(file, "--seed", "x"));
    mistake("drive pattern", replay(SharedData.path("drives"), "--drive-pattern", "("));
  }

  @Test
  void optionsOfLiveAreChecked() {
    mistake("--kafka", "live", "--warehouse", dir);
    mistake("--kafka", "live", "--kafka", "nowhere", "--topic", "t", "--warehouse", dir);
    mistake("--topic", "live", "--kafka", "localhost:1", "--topic", "a b", "--warehouse", dir);
    mistake("--topic", "live", "--kafka", "localhost:1", "--warehouse", dir);
    mistake("--name", live("--name", "a/b"));
    mistake("--watch", live("--watch", "/in"));
    mistake("--stop-when-idle", live("--stop-when-idle", "soon"));
    mistake("--checkpoint-interval", live("--checkpoint-interval", "0s"));
  }

  @Test
  void saysWithinTenSecondsThatNoBrokerListens() throws IOException {
    Path file = Files.createFile(dir.resolve("a.mcap"));
    try (Socket silent = silent()) {
      int port = silent.getLocalPort();

      Console console = Console.run("replay", file, "--kafka", "localhost:" + port, "--topic", "t");

      assertThat(console.exit()).isEqualTo(ExitCode.ENVIRONMENT);
      assertThat(console.err()).startsWith("roadloom: Kafka at localhost:" + port);
      assertThat(console.err().strip().lines()).hasSize(1);
      assertThat(console.out()).isEmpty();
    }
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
    Path file = Files.createFile(dir.resolve("a.mcap"));
    try (Socket silent = silent()) {
      int port = silent.getLocalPort();

      Console console =
          Console.run("backfill", file, "--warehouse", dir, "--flink", "localhost:" + port);

      assertThat(console.exit()).isEqualTo(ExitCode.ENVIRONMENT);
      assertThat(console.err()).startsWith("roadloom: no Flink cluster at localhost:" + port);
      assertThat(console.err().strip().lines()).hasSize(1);
      assertThat(console.out()).isEmpty();
    }
  }

  /** Nobody can listen at its port while it holds it. */
  private static Socket silent() throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return socket;
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

  private Object[] live(String... more) {
    List<Object> args = new ArrayList<>(List.of("live", "--kafka", "localhost:1", "--topic", "t"));
    args.addAll(List.of("--warehouse", dir));
    args.addAll(List.of(more));
    return args.toArray();
  }

  private static Object[] replay(Path recordings, String... more) {
    List<Object> args =
        new ArrayList<>(
            List.of("replay", recordings, "--kafka", "localhost:1", "--topic", "fleet"));
    args.addAll(List.of(more));
    return args.toArray();
  }

  private static void mistake(String named, Object... args) {
    Console console = Console.run(args);

    assertThat(console.exit()).as(console.err()).isEqualTo(ExitCode.USAGE);
    assertThat(console.err()).contains(named).doesNotContain("\tat ");
    assertThat(console.err().strip().lines()).hasSize(1);
    assertThat(console.out()).isEmpty();
  }
}
