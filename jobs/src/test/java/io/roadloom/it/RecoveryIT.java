package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes away what a live pipeline stands on and gives it back. Kills with {@code -9}, at random
 * moments, each of the processes that a live pipeline stands on: JobManager, TaskManagers, the
 * broker, HDFS. The rows are those of an undisturbed run.
 */
class RecoveryIT {
  private static final long SEED = 20_261_124;
  private static final long LIMIT_SECONDS = 400;
  private static final long OUTAGE_SECONDS = 60;
  private static final int STARTS = 4;
  private static final Path COMMA = SharedData.path("drives/comma2k19-a.mcap");
  private static final Path RIG = SharedData.path("expected/comma2k19-a.rig.yaml");

  /** What is killed. */
  private enum Victim {
    TASK_MANAGER,
    JOB_MANAGER,
    BROKER,
    HDFS
  }

  @TempDir static Path dir;
  private static SandboxProcess broker;
  private static SandboxProcess storage;
  private static FlinkProcesses flink;
  private static List<String> undisturbed;

  @BeforeAll
  static void start() throws Exception {
    Path warehouse = dir.resolve("undisturbed");
    Roadloom.backfill(0, warehouse, COMMA, "--rig", RIG);
    undisturbed = Rows.of(warehouse);
    broker = SandboxProcess.start(dir.resolve("broker"));
    storage = SandboxProcess.start(dir.resolve("storage"));
    flink = new FlinkProcesses(dir.resolve("flink"), 2);
  }

  @AfterAll
  static void stop() {
    flink.close();
    broker.close();
    storage.close();
  }

  @Test
  @Tag("long")
  void livesThroughTheLossOfEachProcess() throws Exception {
    Random random = new Random(SEED);
    for (Victim victim : Victim.values()) {
      live("round-" + victim.ordinal(), victim, random);
    }
  }

  @Test
  @Tag("long")
  void aBoundedStreamLivesThroughTheLossOfATaskManager() throws Exception {
    backfill("bounded", new Random(SEED));
  }

  @Test
  @Tag("long")
  void livesThroughAHundredLosses() throws Exception {
    Random random = new Random(SEED + 1);
    for (int round = 0; round < 80; round++) {
      live("long-" + round, Victim.values()[random.nextInt(Victim.values().length)], random);
    }
    for (int round = 0; round < 20; round++) {
      backfill("long-bounded-" + round, random);
    }
  }

  @Test
  @Tag("long")
  void waitsForABrokerThatDoesNotAnswer() throws Exception {
    outage("broker-away", broker::suspend, broker::resume);
  }

  @Test
  @Tag("long")
  void waitsForAnHdfsInSafeMode() throws Exception {
    try (HdfsAdmin hdfs = new HdfsAdmin(storage.hdfs())) {
      outage("safe-mode", hdfs::enterSafeMode, hdfs::leaveSafeMode);
    }
  }

  @Test
  @Tag("long")
  void waitsForRoomOnAFullHdfs() throws Exception {
    try (HdfsAdmin hdfs = new HdfsAdmin(storage.hdfs())) {
      outage("full", hdfs::leaveNoRoom, hdfs::makeRoom);
    }
  }

  /** One start is enough: nobody helps the pipeline. */
  private static void outage(String name, Step begin, Step end) throws Exception {
    live(
        name,
        new Random(SEED),
        1,
        live -> {
          awaitCheckpoint(name);
          begin.run();
          try {
            assertThat(live.waitFor(OUTAGE_SECONDS, TimeUnit.SECONDS))
                .as("%s: the pipeline ends during the outage; %s", name, said(name))
                .isFalse();
          } finally {
            end.run();
          }
        });
  }

  /** Before it has one, a pipeline is starting: that may fail, and says why. */
  private static void awaitCheckpoint(String name) throws Exception {
    try (HdfsAdmin hdfs = new HdfsAdmin(storage.hdfs())) {
      Awaitility.await(name + ": a checkpoint")
          .atMost(Duration.ofMinutes(2))
          .until(() -> hdfs.holds("/" + name + "/checkpoints/*/*/chk-*/_metadata"));
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  /** What happens to a pipeline that runs. */
  private interface Disturbance {
    void strike(Process live) throws Exception;
  }

  private static void live(String name, Victim victim, Random random) throws Exception {
    live(name + "-" + victim, random, STARTS, live -> kill(victim, random));
  }

  private static void live(String name, Random random, int starts, Disturbance disturbance)
      throws Exception {
    String warehouse = storage.hdfs() + "/" + name;
    Process live = startLive(name, warehouse);
    Process replay =
        Roadloom.start(
            dir.resolve(name + ".replay"),
            dir.resolve(name + ".replay.err"),
            "replay",
            COMMA,
            "--kafka",
            broker.kafka(),
            "--topic",
            name,
            "--speed",
            "4x",
            "--disorder",
            "1s",
            "--duplicate",
            "5%",
            "--seed",
            random.nextInt(1 << 20));
    long delayMs = 4_000 + random.nextInt(20_000);
    live.waitFor(delayMs, TimeUnit.MILLISECONDS);
    disturbance.strike(live);

    assertThat(replay.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
        .as("%s: replay ends", name)
        .isTrue();
    assertThat(replay.exitValue()).isZero();
    for (int start = 1; !ended(live, name) && start < starts; start++) {
      live = startLive(name, warehouse);
    }
    assertThat(live.exitValue()).as("%s after %s ms: %s", name, delayMs, said(name)).isZero();
    assertThat(Rows.of(warehouse))
        .as("%s after %s ms, seed %s", name, delayMs, SEED)
        .isEqualTo(undisturbed);
    Roadloom.run("verify-lineage", "--warehouse", warehouse, "--share", "10%").exits(0);
  }

  private static boolean ended(Process live, String name) throws Exception {
    assertThat(live.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
        .as("%s: the live pipeline ends; %s", name, said(name))
        .isTrue();
    return live.exitValue() == 0;
  }

  private static Process startLive(String name, String warehouse) throws IOException {
    return Roadloom.start(
        dir.resolve(name + ".out"),
        dir.resolve(name + ".err"),
        "live",
        "--flink",
        flink.address(),
        "--kafka",
        broker.kafka(),
        "--topic",
        name,
        "--warehouse",
        warehouse,
        "--rig",
        RIG,
        "--checkpoint-interval",
        "2s",
        "--stop-when-idle",
        "12s",
        "--parallelism",
        2);
  }

  private static void backfill(String name, Random random) throws Exception {
    String warehouse = storage.hdfs() + "/" + name;
    List<Object> args =
        new ArrayList<>(List.of("backfill", COMMA, "--rig", RIG, "--execution", "streaming"));
    args.addAll(List.of("--flink", flink.address(), "--warehouse", warehouse, "--parallelism", 2));
    Process backfill =
        Roadloom.start(dir.resolve(name + ".out"), dir.resolve(name + ".err"), args.toArray());
    backfill.waitFor(3_000 + random.nextInt(6_000), TimeUnit.MILLISECONDS);
    kill(Victim.TASK_MANAGER, random);
    if (!ended(backfill, name)) {
      Roadloom.run(args.toArray()).exits(0);
    }
    assertThat(Rows.of(warehouse)).as("%s, seed %s", name, SEED).isEqualTo(undisturbed);
  }

  private static void kill(Victim victim, Random random) throws Exception {
    switch (victim) {
      case TASK_MANAGER -> {
        String process = FlinkProcesses.taskManager(random.nextInt(2));
        flink.kill(process);
        flink.start(process);
      }
      case JOB_MANAGER -> {
        flink.kill(FlinkProcesses.JOB_MANAGER);
        flink.start(FlinkProcesses.JOB_MANAGER);
      }
      case BROKER -> {
        broker.kill();
        broker.restart();
      }
      case HDFS -> {
        storage.kill();
        storage.restart();
      }
    }
    flink.awaitSlots();
  }

  private static String said(String name) {
    try {
      return Files.readString(dir.resolve(name + ".err"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
