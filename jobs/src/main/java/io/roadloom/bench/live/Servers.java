package io.roadloom.bench.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code roadloom sandbox}: a broker and an HDFS in one process, which is not the pipeline's. */
final class Servers implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(3);
  private static final long LOOK_MS = 200;
  private static final long END_SECONDS = 30;
  private static final Map<String, String> STAGES =
      Map.of(
          "data-plane", "broker", "kafka-", "broker", "C2 Comp", "compiler", "C1 Comp", "compiler");
  private final Process process;
  private final String kafka;
  private final String hdfs;

  private Servers(Process process, String kafka, String hdfs) {
    this.process = process;
    this.kafka = kafka;
    this.hdfs = hdfs;
  }

  /** Starts them and waits until both can be used; topics of an earlier start are still there. */
  static Servers start(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path said = folder.resolve("sandbox");
    Process process =
        Launcher.start(
            said,
            "sandbox",
            "--dir",
            folder.resolve("data").toString(),
            "--kafka-port",
            "0",
            "--hdfs-port",
            "0");
    long started = System.nanoTime();
    while (!process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)
        && System.nanoTime() - started < READY.toNanos()) {
      String printed = Files.readString(folder.resolve("sandbox.out"));
      if (printed.contains("hdfs=") && printed.endsWith("\n")) {
        return new Servers(process, value(printed, "kafka="), value(printed, "hdfs="));
      }
    }
    process.destroyForcibly();
    throw new IOException("the sandbox did not start: see " + folder.resolve("sandbox.err"));
  }

  private static String value(String printed, String name) {
    return printed
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .findFirst()
        .orElseThrow();
  }

  /** Bootstrap servers. */
  String kafka() {
    return kafka;
  }

  /** Root of the file system. */
  String hdfs() {
    return hdfs;
  }

  /** What they use of the processor: the broker's threads; the rest is HDFS and what both share. */
  ProcessCpu cpu() {
    return new ProcessCpu(process.toHandle(), STAGES);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
