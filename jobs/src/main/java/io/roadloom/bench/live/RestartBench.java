package io.roadloom.bench.live;

import io.roadloom.bench.Figure;
import io.roadloom.lake.LakeConfig;
import io.roadloom.lake.LiveHistory;
import io.roadloom.replay.Publisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** {@code live_restart}: from {@code kill -9} of the pipeline's process to its next commit. */
final class RestartBench {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration ALLOWED = INTERVAL.multipliedBy(2).plusSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int DRIVES = 100;
  private static final int HZ = 20;
  private static final long LOOK_MS = 200;
  private static final int CHECKPOINTS_BEFORE = 2;
  private final Path folder;
  private final Servers servers;
  private final Topics topics;

  RestartBench(Path folder, Servers servers, Topics topics) {
    this.folder = folder;
    this.servers = servers;
    this.topics = topics;
  }

  Figure measure() throws Exception {
    String topic = topics.empty("restart");
    String warehouse = servers.hdfs() + "/" + UUID.randomUUID();
    LiveHistory history = new LiveHistory(new LakeConfig(warehouse, "auto", Map.of(), "default"));
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    try (Publisher publisher = new Publisher(servers.kafka(), topic)) {
      Fleet fleet = new Fleet(publisher, DRIVES, HZ);
      fleet.announce();
      ScheduledFuture<?> sending =
          clock.scheduleAtFixedRate(() -> step(fleet), 0, 1000 / HZ, TimeUnit.MILLISECONDS);
      double seconds = restart(topic, warehouse, history);
      if (sending.isDone()) {
        sending.get();
      }
      return Figure.of(
          "live_restart",
          seconds,
          "s",
          ALLOWED.toSeconds(),
          ("kill -9 of the pipeline's one process, started again at once, until the first new"
                  + " commit; smaller is better; limit: two checkpoint intervals of %d s and 30 s;"
                  + " %d drives, %d messages/s")
              .formatted(INTERVAL.toSeconds(), DRIVES, DRIVES * HZ));
    } finally {
      clock.shutdownNow();
    }
  }

  private double restart(String topic, String warehouse, LiveHistory history) throws Exception {
    Process pipeline = start(topic, warehouse);
    try {
      await(pipeline, history, CHECKPOINTS_BEFORE);
      long killed = System.nanoTime();
      pipeline.destroyForcibly().waitFor();
      long before = history.newestCommitted(Consumers.NAME);
      pipeline = start(topic, warehouse);
      await(pipeline, history, before + 1);
      return (System.nanoTime() - killed) / 1e9;
    } finally {
      pipeline.destroyForcibly().waitFor();
    }
  }

  private Process start(String topic, String warehouse) throws IOException {
    return Launcher.start(
        folder.resolve("restart"),
        "live",
        "--kafka",
        servers.kafka(),
        "--topic",
        topic,
        "--warehouse",
        warehouse,
        "--name",
        Consumers.NAME,
        "--rig",
        topics.smallRig().toAbsolutePath().toString(),
        "--checkpoint-interval",
        INTERVAL.toSeconds() + "s");
  }

  private void await(Process pipeline, LiveHistory history, long checkpoint)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    while (history.newestCommitted(Consumers.NAME) < checkpoint) {
      boolean ended = pipeline.waitFor(LOOK_MS, TimeUnit.MILLISECONDS);
      if (ended || System.nanoTime() - started > PATIENCE.toNanos()) {
        throw new IOException(
            "no commit of the pipeline: see " + folder.resolve("restart.err").toAbsolutePath());
      }
    }
  }

  private static void step(Fleet fleet) {
    try {
      fleet.step();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
