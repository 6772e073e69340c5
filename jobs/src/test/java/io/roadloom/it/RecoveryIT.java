package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.replay.KafkaTopic;
import io.roadloom.testing.SharedData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes away what a pipeline stands on and gives it back. Kills with {@code -9}, at random moments,
 * JobManager, TaskManagers, the broker and HDFS, several in a run, some while it still recovers
 * from the one before. The rows are those of an undisturbed run, every time.
 *
 * <p>Of the hundred kills of the long form, {@code -Drecovery.live}, {@code -Drecovery.bounded} and
 * {@code -Drecovery.seed} run others.
 */
class RecoveryIT {
  private static final long SEED = Long.getLong("recovery.seed", 20_261_124);
  private static final int LIVE_KILLS = Integer.getInteger("recovery.live", 80);
  private static final int BOUNDED_KILLS = Integer.getInteger("recovery.bounded", 20);
  private static final int LIVE_KILLS_A_RUN = 6;
  private static final int BOUNDED_KILLS_A_RUN = 3;
  private static final long LIMIT_MS = 1_200_000;
  private static final long OUTAGE_MS = 60_000;
  private static final int PARTITIONS = 4;
  private static final Path COMMA = SharedData.path("drives/comma2k19-a.mcap");
  private static final Path RIG = SharedData.path("expected/comma2k19-a.rig.yaml");

  @TempDir static Path dir;
  private static Machines machines;
  private static List<String> undisturbed;

  @BeforeAll
  static void start() throws Exception {
    Path warehouse = dir.resolve("undisturbed");
    Roadloom.backfillHere(0, warehouse, COMMA, "--rig", RIG);
    undisturbed = Rows.of(warehouse);
    machines = Machines.start(dir);
  }

  @AfterAll
  static void stop() {
    if (machines != null) {
      machines.close();
    }
  }

  @Test
  void aLivePipelineLivesThroughTheLossOfEachProcess() throws Exception {
    Random random = new Random(SEED);
    List<Victim> victims =
        new ArrayList<>(
            List.of(Victim.TASK_MANAGER_0, Victim.JOB_MANAGER, Victim.HDFS, Victim.BROKER));
    Collections.shuffle(victims, random);
    List<Loss> losses = Loss.of(victims, 8_000, 6_000, random);
    assertThat(live("each", losses, "2x", SEED)).as("kills").isEqualTo(losses.size());
  }

  @Test
  void aBoundedStreamLivesThroughTheLossOfHdfsAndATaskManager() throws Exception {
    List<Victim> victims = List.of(Victim.HDFS, Victim.HDFS, Victim.TASK_MANAGER_0);
    List<Loss> losses = Loss.of(victims, 0, 4_000, new Random(SEED));
    assertThat(bounded("bounded", losses, SEED)).as("kills").isEqualTo(losses.size());
  }

  @Test
  @Tag("long")
  void livePipelinesLiveThroughEightyLosses() throws Exception {
    repeat(
        "live",
        LIVE_KILLS,
        (seed, left) -> {
          Random random = new Random(seed);
          int most = Math.min(LIVE_KILLS_A_RUN, left);
          List<Victim> victims = victims(most, List.of(Victim.values()), random);
          List<Loss> losses = Loss.of(victims, 5_000, 18_000, random);
          return losses.subList(0, live("live-" + seed, losses, "1x", seed));
        });
  }

  @Test
  @Tag("long")
  void boundedStreamsLiveThroughTwentyLosses() throws Exception {
    List<Victim> those =
        List.of(Victim.TASK_MANAGER_0, Victim.TASK_MANAGER_1, Victim.JOB_MANAGER, Victim.HDFS);
    repeat(
        "bounded",
        BOUNDED_KILLS,
        (seed, left) -> {
          Random random = new Random(seed);
          int most = Math.min(BOUNDED_KILLS_A_RUN, left);
          List<Loss> losses = Loss.of(victims(most, those, random), 0, 6_000, random);
          return losses.subList(0, bounded("bounded-" + seed, losses, seed));
        });
  }

  /** A run; returns the losses that came before its end, {@code left} at most. */
  private interface Run {
    List<Loss> of(long seed, int left) throws Exception;
  }

  private static void repeat(String name, int kills, Run run) throws Exception {
    Map<Victim, Integer> taken = new EnumMap<>(Victim.class);
    int done = 0;
    for (long seed = SEED; done < kills; seed++) {
      List<Loss> losses = run.of(seed, kills - done);
      losses.forEach(loss -> taken.merge(loss.victim(), 1, Integer::sum));
      done += losses.size();
      System.out.printf("%s: %d kills, %s%n", name, done, taken);
    }
  }

  @Test
  @Tag("long")
  void waitsForABrokerThatDoesNotAnswer() throws Exception {
    outage("broker-away", machines.broker::suspend, machines.broker::resume);
  }

  @Test
  @Tag("long")
  void waitsForAnHdfsInSafeMode() throws Exception {
    try (HdfsAdmin hdfs = new HdfsAdmin(machines.storage.hdfs())) {
      outage("safe-mode", hdfs::enterSafeMode, hdfs::leaveSafeMode);
    }
  }

  @Test
  @Tag("long")
  void waitsForRoomOnAFullHdfs() throws Exception {
    try (HdfsAdmin hdfs = new HdfsAdmin(machines.storage.hdfs())) {
      outage("full", hdfs::leaveNoRoom, hdfs::makeRoom);
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  /** What happens to a pipeline that runs. */
  private interface Disturbance {
    void strike(Service live) throws Exception;
  }

  /** One start is enough: nobody helps the pipeline. */
  private static void outage(String name, Step begin, Step end) throws Exception {
    live(
        name,
        "4x",
        SEED,
        live -> {
          awaitCheckpoint(name);
          begin.run();
          try {
            assertThat(live.done(OUTAGE_MS)).as("%s: ends during the outage", name).isFalse();
          } finally {
            end.run();
          }
          assertThat(live.done(LIMIT_MS)).as("%s ends: %s", name, live.said()).isTrue();
          assertThat(live.starts()).as("%s: starts", name).isEqualTo(1);
        });
  }

  /** Before it has one, a pipeline is starting: that may fail, and says why. */
  private static void awaitCheckpoint(String name) throws Exception {
    try (HdfsAdmin hdfs = new HdfsAdmin(machines.storage.hdfs())) {
      Awaitility.await(name + ": a checkpoint")
          .atMost(Duration.ofMinutes(10))
          .until(() -> hdfs.holds("/" + name + "/checkpoints/*/*/chk-*/_metadata"));
    }
  }

  /** Before it has found storage, a backfill is starting: that may fail, and says why. */
  private static void awaitWarehouse(String name) throws Exception {
    try (HdfsAdmin hdfs = new HdfsAdmin(machines.storage.hdfs())) {
      Awaitility.await(name + ": a warehouse")
          .atMost(Duration.ofMinutes(10))
          .until(() -> hdfs.holds("/" + name + "/roadloom"));
    }
  }

  /** Before it publishes, a replay is starting: that may fail, and says why. */
  private static void awaitMessages(String topic, String kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
      Awaitility.await(topic + ": messages")
          .atMost(Duration.ofMinutes(10))
          .until(() -> KafkaTopic.records(admin, topic) > 0);
    }
  }

  private static List<Victim> victims(int count, List<Victim> those, Random random) {
    return random.ints(count, 0, those.size()).mapToObj(those::get).toList();
  }

  /** Returns how many of the losses came before the end. */
  private static int live(String name, List<Loss> losses, String speed, long seed)
      throws Exception {
    int[] taken = new int[1];
    live(name, speed, seed, live -> taken[0] = suffer(live, losses));
    return taken[0];
  }

  private static void live(String name, String speed, long seed, Disturbance disturbance)
      throws Exception {
    long started = System.nanoTime();
    String warehouse = machines.storage.hdfs() + "/" + name;
    String kafka = machines.broker.kafka();
    KafkaTopic.ensure(kafka, name, PARTITIONS);
    try (Service live = new Service(dir.resolve(name), liveCommand(name, warehouse))) {
      Process replay =
          Roadloom.start(
              dir.resolve(name + ".replay"),
              dir.resolve(name + ".replay.err"),
              "replay",
              COMMA,
              "--kafka",
              kafka,
              "--topic",
              name,
              "--speed",
              speed,
              "--disorder",
              "1s",
              "--duplicate",
              "5%",
              "--seed",
              seed);
      awaitMessages(name, kafka);
      disturbance.strike(live);
      assertThat(live.done(LIMIT_MS)).as("%s, seed %s, ends: %s", name, seed, live.said()).isTrue();
      assertThat(replay.waitFor(10, TimeUnit.MINUTES))
          .as("%s, seed %s: replay ends", name, seed)
          .isTrue();
      assertThat(replay.exitValue()).as("%s, seed %s: replay", name, seed).isZero();
      confirm(name + " with seed " + seed, warehouse, live, started);
    }
    Roadloom.here("verify-lineage", "--warehouse", warehouse, "--share", "10%").exits(0);
  }

  private static int bounded(String name, List<Loss> losses, long seed) throws Exception {
    long started = System.nanoTime();
    String warehouse = machines.storage.hdfs() + "/" + name;
    try (Service backfill =
        new Service(
            dir.resolve(name),
            "backfill",
            COMMA,
            "--rig",
            RIG,
            "--execution",
            "streaming",
            "--flink",
            machines.flink.address(),
            "--warehouse",
            warehouse,
            "--parallelism",
            2)) {
      awaitWarehouse(name);
      int taken = suffer(backfill, losses);
      assertThat(backfill.done(LIMIT_MS))
          .as("%s, seed %s, ends: %s", name, seed, backfill.said())
          .isTrue();
      confirm(name + " with seed " + seed, warehouse, backfill, started);
      if (losses.subList(0, taken).stream().noneMatch(l -> l.victim() == Victim.JOB_MANAGER)) {
        assertThat(backfill.starts()).as("%s, seed %s: nobody helps", name, seed).isEqualTo(1);
      }
      return taken;
    }
  }

  /** Returns how many came before the service had ended with 0. */
  private static int suffer(Service service, List<Loss> losses) throws Exception {
    int taken = 0;
    for (Loss loss : losses) {
      if (service.done(loss.pauseMs())) {
        return taken;
      }
      machines.kill(loss.victim());
      service.done(loss.awayMs());
      machines.revive(loss.victim());
      taken++;
      System.out.printf("%tT %s, start %d%n", System.currentTimeMillis(), loss, service.starts());
    }
    return taken;
  }

  private static void confirm(String name, String warehouse, Service service, long started)
      throws Exception {
    machines.awaitAll();
    machines.flink.awaitNoJob();
    System.out.printf(
        "%s: ended after %d starts, %d s%n",
        name, service.starts(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
    assertThat(Rows.of(warehouse)).as("rows of %s", name).isEqualTo(undisturbed);
  }

  private static Object[] liveCommand(String name, String warehouse) {
    return new Object[] {
      "live",
      "--flink",
      machines.flink.address(),
      "--kafka",
      machines.broker.kafka(),
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
      2
    };
  }
}
