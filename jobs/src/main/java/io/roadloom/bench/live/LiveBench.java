package io.roadloom.bench.live;

import io.roadloom.bench.Figure;
import io.roadloom.jobs.FlinkTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/**
 * The live figures. Broker and HDFS run in one process, Flink in this one; warehouse and
 * checkpoints lie on the HDFS. Ratios are of CPU seconds of this process, which other work on the
 * machine changes little.
 */
public final class LiveBench implements AutoCloseable {
  private static final int PARALLELISM = 2;
  private static final int VEHICLES = 100;
  private static final int VEHICLE_HZ = 2_000;
  private static final int TOTAL_HZ = VEHICLES * VEHICLE_HZ;
  private static final int FEW = 10;
  private static final int MANY = 1_000;
  private static final double MB = 1e6;

  /** Such that a topic of a few GB lasts for a few checkpoints. */
  private static final Duration PAYLOAD_INTERVAL = Duration.ofSeconds(10);

  // What a message takes in a recording beside its payload.
  private static final int RECORD_BYTES = 31;

  // Of the rig of small messages: disorder, and the widest of its tolerances.
  private static final double HELD_SECONDS = 2 + 0.25;

  private final Path folder;
  private final int seconds;
  private final Consumer<String> progress;
  private @Nullable Servers servers;
  private @Nullable FlinkTarget flink;
  private @Nullable Runs small;
  private @Nullable Runs payload;

  /** What reading a topic took, alone and by the live pipeline. */
  private record Runs(Filled topic, Consumption floor, Consumption live) {
    Runs plus(Runs other) {
      return new Runs(topic, floor.plus(other.floor), live.plus(other.live));
    }
  }

  /**
   * @param folder where topics and what the servers keep are built, once
   * @param seconds of drives that a figure reads
   */
  public LiveBench(Path folder, int seconds, Consumer<String> progress) {
    this.folder = folder.resolve("live").toAbsolutePath();
    this.seconds = seconds;
    this.progress = progress;
  }

  /** Messages a second, to committed rows, by the clock. */
  public Figure smallRate() throws Exception {
    Runs run = smallRuns();
    return Figure.of(
        "live_small_rate",
        run.live().rate(),
        "messages/s",
        TOTAL_HZ,
        String.format(
            Locale.ROOT,
            "by the clock, %d vehicles of %d/s, %.1f MB/s of payload; %s",
            VEHICLES,
            VEHICLE_HZ,
            run.live().rate() * run.topic().payload() / MB,
            run.live().shares()));
  }

  /** The same against reading alone. */
  public Figure small() throws Exception {
    return against("live_small", smallRuns(), 1, "messages/s");
  }

  /** Images and clouds, MB/s against reading alone. */
  public Figure payload() throws Exception {
    Runs runs = payloadRuns();
    return against("live_payload", runs, runs.topic().payload() / MB, "MB/s");
  }

  /** The same against reading, hashing and writing alone. */
  public Figure payloadKept() throws Exception {
    Filled topic = payloadRuns().topic();
    consumers().keeping(topic);
    Consumption kept = consumers().keeping(topic).plus(consumers().keeping(topic));
    Runs runs = new Runs(topic, kept, payloadRuns().live());
    return against("live_payload_kept", runs, topic.payload() / MB, "MB/s");
  }

  /** State of a drive against the messages that it must hold; smaller is better. */
  public Figure state() throws Exception {
    int drives = VEHICLES / 5;
    Filled topic = topics().small(drives, VEHICLE_HZ, 2 * (int) Math.ceil(HELD_SECONDS));
    double saved = (double) consumers().savedDriveBytes(topic, topics().smallRig()) / drives;
    double held = HELD_SECONDS * VEHICLE_HZ * (RECORD_BYTES + topic.payload());
    return Figure.of(
        "live_state",
        saved / 1024,
        "KiB a drive",
        held / 1024,
        "keyed state in a savepoint, against the messages of 2 s and 250 ms as a recording has"
            + " them, uncompressed; smaller is better");
  }

  /** CPU a message with many drives against few, at the same rate; smaller is better. */
  public Figure drives() throws Exception {
    Path rig = topics().smallRig();
    return drives("live_drives", rig, rig, "one rig: a hundred times the samples");
  }

  /** The same where both make as many samples: what is left is the price of drives alone. */
  public Figure drivesOfEqualRows() throws Exception {
    return drives(
        "live_drives_rows",
        topics().smallRig(Duration.ofSeconds(1).multipliedBy(FEW).dividedBy(MANY)),
        topics().smallRig(Duration.ofSeconds(1)),
        "a sample a second each against a hundred");
  }

  private Figure drives(String name, Path fewRig, Path manyRig, String samples) throws Exception {
    Filled few = topics().small(FEW, TOTAL_HZ / FEW, seconds);
    Filled many = topics().small(MANY, TOTAL_HZ / MANY, seconds);
    consumers().live(few, fewRig);
    consumers().live(many, manyRig);
    Consumption ofFew = consumers().live(few, fewRig);
    Consumption ofMany = consumers().live(many, manyRig);
    ofFew = ofFew.plus(consumers().live(few, fewRig));
    ofMany = ofMany.plus(consumers().live(many, manyRig));
    return Figure.of(
        name,
        ofMany.cpuMicros(),
        "µs a message",
        ofFew.cpuMicros(),
        "%d drives against %d, %d messages/s of log time, %s; smaller is better; %d drives: %s; %d: %s"
            .formatted(MANY, FEW, TOTAL_HZ, samples, MANY, ofMany.shares(), FEW, ofFew.shares()));
  }

  /** From the death of the process to the first new commit; smaller is better. */
  public Figure restart() throws Exception {
    return new RestartBench(folder, servers(), topics()).measure();
  }

  @Override
  public void close() throws Exception {
    if (flink != null) {
      flink.close();
    }
    if (servers != null) {
      servers.close();
    }
  }

  private static Figure against(String name, Runs runs, double scale, String unit) {
    Consumption floor = runs.floor();
    Consumption live = runs.live();
    return Figure.of(
        name,
        scale * 1e6 / live.cpuMicros(),
        unit,
        scale * 1e6 / floor.cpuMicros(),
        String.format(
            Locale.ROOT,
            "a core of Flink's process; by the clock %.1f against %.1f, ratio %.2f; %s; floor: %s",
            scale * live.rate(),
            scale * floor.rate(),
            live.rate() / floor.rate(),
            live.shares(),
            floor.shares()));
  }

  private Runs smallRuns() throws Exception {
    if (small == null) {
      Filled topic = topics().small(VEHICLES, VEHICLE_HZ, seconds);
      small = runs(topic, topics().smallRig(), Consumers.INTERVAL);
    }
    return small;
  }

  private Runs payloadRuns() throws Exception {
    if (payload == null) {
      payload = runs(topics().payload(2 * seconds), topics().rig(), PAYLOAD_INTERVAL);
    }
    return payload;
  }

  /** Both once to warm up, then both in turn, so that what else the machine does meets both. */
  private Runs runs(Filled topic, Path rig, Duration interval) throws Exception {
    consumers().live(topic, rig, interval);
    consumers().floor(topic);
    Runs first = run(topic, rig, interval);
    return first.plus(run(topic, rig, interval));
  }

  private Runs run(Filled topic, Path rig, Duration interval) throws Exception {
    Consumption floor = consumers().floor(topic);
    return new Runs(topic, floor, consumers().live(topic, rig, interval));
  }

  private Topics topics() throws IOException, InterruptedException {
    return new Topics(folder, servers().kafka(), progress);
  }

  private Consumers consumers() throws IOException, InterruptedException {
    if (flink == null) {
      flink = FlinkTarget.embeddedLive(PARALLELISM);
    }
    return new Consumers(servers(), flink);
  }

  private Servers servers() throws IOException, InterruptedException {
    if (servers == null) {
      progress.accept("starting a broker and an HDFS");
      servers = Servers.start(Files.createDirectories(folder));
    }
    return servers;
  }
}
