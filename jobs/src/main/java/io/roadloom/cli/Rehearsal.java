package io.roadloom.cli;

import io.roadloom.jobs.FileSystems;
import io.roadloom.synthetic.DriveSpec;
import io.roadloom.synthetic.SyntheticDrive;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/**
 * Runs commands on a drive of a second, for the launcher: the JVM then archives the classes that
 * they took, and later commands start from that.
 */
final class Rehearsal {
  private static final long LIMIT_MINUTES = 5;

  private Rehearsal() {}

  /** Ends with 1 where a command fails, which nobody gets to read. */
  public static void main(String[] args) throws IOException {
    System.setOut(nowhere());
    System.setErr(nowhere());
    Thread limit = new Thread(Rehearsal::giveUp, "limit");
    limit.setDaemon(true);
    limit.start();
    FileSystems.initialize();
    Path dir = Files.createTempDirectory("roadloom-rehearsal");
    boolean done;
    try {
      done = run(dir);
    } finally {
      FileUtils.deleteDirectory(dir.toFile());
    }
    System.exit(done ? 0 : 1);
  }

  /** Somebody waits for a command: that it starts quickly next time is not worth more. */
  private static void giveUp() {
    try {
      TimeUnit.MINUTES.sleep(LIMIT_MINUTES);
      Runtime.getRuntime().halt(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean run(Path dir) throws IOException {
    DriveSpec spec =
        DriveSpec.demo(1)
            .lasting(Duration.ofSeconds(1))
            .with(new DriveSpec.Cameras(1, 160, 120, 10, 4_000, 10))
            .with(new DriveSpec.Lidar(100, 10));
    SyntheticDrive.Written drive = SyntheticDrive.write(spec, dir.resolve("drives"));
    Path recording = drive.recording();
    Path rig = drive.rig();
    Path lake = dir.resolve("lake");
    return Stream.<List<Object>>of(
            List.of("--help"),
            List.of("inspect", recording),
            List.of("backfill", recording, "--rig", rig, "--warehouse", lake),
            List.of("sql", "--warehouse", lake, "SELECT COUNT(*), MAX(ts) FROM sample"),
            List.of("verify-lineage", "--warehouse", lake),
            live(recording.getParent(), rig, dir.resolve("live")))
        .allMatch(command -> Main.run(texts(command)) == ExitCode.DONE);
  }

  private static List<Object> live(Path watched, Path rig, Path lake) {
    return List.of(
        "live",
        "--watch",
        watched,
        "--rig",
        rig,
        "--warehouse",
        lake,
        "--checkpoint-interval",
        "1s",
        "--stop-when-idle",
        "1s");
  }

  private static String[] texts(List<Object> command) {
    return command.stream().map(Object::toString).toArray(String[]::new);
  }

  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
