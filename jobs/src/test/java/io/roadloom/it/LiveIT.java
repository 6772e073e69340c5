package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real broker between replay and the live pipeline: the tables hold what a backfill writes. */
class LiveIT {
  private static final String[] DATA_TABLES = {"sample", "sample_data", "signal"};
  private static final Path COMMA = SharedData.path("drives/comma2k19-a.mcap");
  private static final Path COMMA_RIG = SharedData.path("expected/comma2k19-a.rig.yaml");

  @TempDir static Path shared;
  private static SandboxProcess sandbox;
  private static List<String> backfilled;

  @TempDir Path dir;

  @BeforeAll
  static void start() throws Exception {
    sandbox = SandboxProcess.start(shared.resolve("sandbox"));
    Path warehouse = shared.resolve("backfilled");
    Roadloom.backfillHere(0, warehouse, COMMA, "--rig", COMMA_RIG);
    backfilled = Rows.of(warehouse);
  }

  @AfterAll
  static void stop() throws Exception {
    sandbox.close();
  }

  @Test
  void yieldsTheRowsOfABackfillFromDisorderAndDuplicates() {
    yieldsTheRowsOfABackfill(4, "1500ms", "20%", 3);
  }

  @ParameterizedTest
  @Tag("long")
  @CsvSource({"1, 0s, 0%, 1", "2, 1s, 5%, 2", "1, 2s, 50%, 6", "4, 2s, 1%, 7"})
  void yieldsTheRowsOfABackfill(int parallelism, String disorder, String duplicate, long seed) {
    String topic = "parity-" + seed;
    replay(topic, COMMA, "--disorder", disorder, "--duplicate", duplicate, "--seed", seed);

    JsonNode result = live(0, topic, "--rig", COMMA_RIG, "--parallelism", parallelism);

    assertThat(Rows.of(warehouse())).as("topic %s", topic).isEqualTo(backfilled);
    assertThat(result.get("late").asInt()).isZero();
    Roadloom.here("verify-lineage", "--warehouse", warehouse(), "--share", "20%").exits(0);
  }

  @Test
  void yieldsTheRowsOfABackfillForCamerasAndLidar() {
    Path kitti = SharedData.path("drives/kitti-0005-a.mcap");
    Path rig = SharedData.path("expected/kitti-0005-a.rig.yaml");
    replay("kitti", kitti, "--disorder", "500ms", "--duplicate", "10%", "--seed", 5);

    live(0, "kitti", "--rig", rig);
    Path other = dir.resolve("backfilled");
    Roadloom.backfillHere(0, other, kitti, "--rig", rig);

    assertThat(Rows.of(warehouse())).isEqualTo(Rows.of(other));
    Roadloom.here("verify-lineage", "--warehouse", warehouse(), "--share", "100%").exits(0);
  }

  @Test
  @Tag("long")
  void goesOnWhereItWasStopped() throws Exception {
    Path out = dir.resolve("out");
    Path err = dir.resolve("err");
    List<Object> args = liveArgs("stopped", "--rig", COMMA_RIG, "--checkpoint-interval", "2s");
    Process live = Roadloom.start(out, err, args.toArray());
    Process replay =
        Roadloom.start(
            dir.resolve("replay"),
            dir.resolve("replay.err"),
            replayArgs("stopped", COMMA, "--speed", "0.25x").toArray());
    try {
      Awaitility.await("rows as they arrive")
          .atMost(Duration.ofMinutes(10))
          .ignoreExceptions() // Its tables may be in the making.
          .pollInterval(Duration.ofSeconds(2))
          .until(this::committed);
      assertThat(replay.isAlive()).as("the replay runs when the first rows are there").isTrue();
      live.destroy();
      assertThat(live.waitFor()).as(() -> read(err)).isZero();
      assertThat(Files.readString(out)).contains("savepoint");
      assertThat(Files.readString(err)).contains(" samples, ").contains(" drives open");
      assertThat(replay.waitFor()).isZero();
    } finally {
      live.destroyForcibly();
      replay.destroyForcibly();
    }

    live(0, "stopped", "--rig", COMMA_RIG, "--parallelism", 2);

    assertThat(Rows.of(warehouse())).isEqualTo(backfilled);
  }

  @Test
  void goesOnAfterItWasKilled() throws Exception {
    Process live =
        Roadloom.start(
            dir.resolve("out"),
            dir.resolve("err"),
            liveArgs("killed", "--checkpoint-interval", "1s", "--rig", COMMA_RIG).toArray());
    try {
      replay("killed", COMMA);
      Awaitility.await("first rows")
          .atMost(Duration.ofMinutes(10))
          .ignoreExceptions() // Its tables may be in the making.
          .pollInterval(Duration.ofMillis(500))
          .until(this::committed);
    } finally {
      live.destroyForcibly().waitFor();
    }

    live(0, "killed", "--rig", COMMA_RIG);

    assertThat(Rows.of(warehouse())).isEqualTo(backfilled);
    Roadloom.here("verify-lineage", "--warehouse", warehouse(), "--share", "20%").exits(0);
  }

  @Test
  @Tag("long")
  void backfillingItsSegmentsAddsNothing() {
    replay("again", COMMA, "--disorder", "1s", "--seed", 8);
    live(0, "again", "--rig", COMMA_RIG);
    List<Long> before = Rows.count(warehouse(), DATA_TABLES);

    Roadloom.backfill(0, warehouse(), segments("again"), "--rig", COMMA_RIG);
    // The recording itself is news of the same readings.
    Roadloom.backfill(0, warehouse(), COMMA, "--rig", COMMA_RIG, "--force");

    assertThat(Rows.count(warehouse(), DATA_TABLES)).isEqualTo(before);
    assertThat(Rows.of(warehouse())).isEqualTo(backfilled);
  }

  @Test
  void healsLatenessByABackfillOfItsSegments() {
    replay("late", COMMA, "--disorder", "20s", "--seed", 4);
    JsonNode result = live(0, "late", "--rig", COMMA_RIG);
    assertThat(result.get("late").asInt()).isPositive();
    assertThat(Rows.of(warehouse())).isNotEqualTo(backfilled);

    Roadloom.backfill(0, warehouse(), segments("late"), "--rig", COMMA_RIG);

    assertThat(Rows.of(warehouse())).isEqualTo(backfilled);
  }

  @Test
  void watchesAFolder() throws Exception {
    Path landing = Files.createDirectory(dir.resolve("landing"));
    Files.copy(COMMA, landing.resolve("comma2k19-a.mcap"));

    Roadloom.run(
            "live",
            "--watch",
            landing,
            "--rig",
            COMMA_RIG,
            "--warehouse",
            warehouse(),
            "--stop-when-idle",
            "10s",
            "--output",
            "json")
        .exits(0);

    assertThat(Rows.of(warehouse())).isEqualTo(backfilled);
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(
            Roadloom.run(
                    "live",
                    "--kafka",
                    "127.0.0.1:1",
                    "--topic",
                    "t",
                    "--warehouse",
                    warehouse(),
                    "--stop-when-idle",
                    "5s")
                .exits(4)
                .err())
        .contains("Kafka at 127.0.0.1:1 does not answer");
    assertThat(
            Roadloom.run(liveArgs("nobody-writes-it", "--stop-when-idle", "2s").toArray())
                .exits(2)
                .err())
        .contains("topic nobody-writes-it does not exist");
  }

  private Path warehouse() {
    return dir.resolve("w");
  }

  private Path segments(String name) {
    return warehouse().resolve("segments").resolve(name);
  }

  private boolean committed() {
    return Rows.isWarehouse(warehouse()) && Rows.count(warehouse(), "sample").get(0) > 0;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static List<Object> replayArgs(String topic, Path recording, Object... more) {
    List<Object> args =
        new ArrayList<>(List.of("replay", recording, "--kafka", sandbox.kafka(), "--topic", topic));
    args.addAll(List.of(more));
    return args;
  }

  private static void replay(String topic, Path recording, Object... more) {
    List<Object> args = replayArgs(topic, recording, more);
    args.addAll(List.of("--speed", "max"));
    Roadloom.here(args.toArray()).exits(0);
  }

  private List<Object> liveArgs(String topic, Object... more) {
    List<Object> args =
        new ArrayList<>(
            List.of(
                "live", "--kafka", sandbox.kafka(), "--topic", topic, "--warehouse", warehouse()));
    args.addAll(List.of("--output", "json"));
    args.addAll(List.of(more));
    return args;
  }

  private JsonNode live(int exit, String topic, Object... more) {
    List<Object> args = liveArgs(topic, more);
    args.addAll(List.of("--stop-when-idle", "2s", "--checkpoint-interval", "2s"));
    return Roadloom.run(args.toArray()).exits(exit).json();
  }
}
