package io.roadloom.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * {@code ./roadloom sandbox} as a process of its own: a Kafka broker and an HDFS whose data, and
 * addresses, outlive {@link #kill} and {@link #restart}.
 */
final class SandboxProcess implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(10);
  private static final long END_SECONDS = 600;
  private final Path dir;
  private Process process;
  private String kafka;
  private String hdfs;

  private SandboxProcess(Path dir) {
    this.dir = dir;
  }

  /**
   * Starts one on ports of its own and waits until both servers can be used.
   *
   * @param dir where data, and what the process says, are kept
   */
  static SandboxProcess start(Path dir) throws IOException {
    SandboxProcess sandbox = new SandboxProcess(Files.createDirectories(dir));
    sandbox.launch(List.of("--kafka-port", "0", "--hdfs-port", "0"));
    try {
      sandbox.awaitReady();
    } catch (RuntimeException | Error e) {
      sandbox.close();
      throw e;
    }
    String out = Files.readString(sandbox.out());
    sandbox.kafka = address(out, "kafka=");
    sandbox.hdfs = address(out, "hdfs=");
    return sandbox;
  }

  /** Bootstrap servers. */
  String kafka() {
    return kafka;
  }

  /** Root of the file system, without a slash at the end. */
  String hdfs() {
    return hdfs;
  }

  Path data() {
    return dir.resolve("data");
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets it hang: it answers nobody, and connections stay open. */
  void suspend() throws IOException, InterruptedException {
    signal("STOP");
  }

  void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("cannot send " + name + " to the sandbox");
    }
  }

  /** Starts it again at the same addresses; it must have ended. */
  void restart() throws IOException {
    relaunch();
    awaitReady();
  }

  /** As {@link #restart}, without waiting until the servers can be used. */
  void relaunch() throws IOException {
    launch(List.of());
  }

  /** Waits until both servers can be used. */
  void awaitReady() {
    Awaitility.await("sandbox of " + dir).atMost(READY).until(this::ready);
  }

  /** SIGTERM; returns the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the sandbox does not end: " + said("err"));
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void launch(List<String> options) throws IOException {
    List<Object> args = new ArrayList<>(List.of("sandbox", "--dir", data()));
    args.addAll(options);
    process = Roadloom.start(out(), dir.resolve("err"), args.toArray());
  }

  private Path out() {
    return dir.resolve("out");
  }

  private boolean ready() throws IOException {
    boolean alive = process.isAlive();
    boolean ready = Files.readString(out()).matches("(?s).*\\bhdfs=[^\n]+\n.*");
    if (!ready && !alive) {
      throw new AssertionError("the sandbox has ended: " + said("err"));
    }
    return ready;
  }

  private static String address(String out, String name) {
    return out.lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in: " + out));
  }

  private String said(String stream) {
    try {
      return Files.readString(dir.resolve(stream));
    } catch (IOException e) {
      return "cannot read what it said: " + e.getMessage();
    }
  }
}
