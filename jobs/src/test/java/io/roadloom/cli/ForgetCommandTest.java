package io.roadloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.synthetic.DriveSpec;
import io.roadloom.synthetic.SyntheticDrive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drive is forgotten, and stays so. */
class ForgetCommandTest {
  private static final DriveSpec DRIVE =
      DriveSpec.demo(3)
          .lasting(Duration.ofSeconds(2))
          .with(new DriveSpec.Cameras(1, 64, 48, 10, 2_000, 5))
          .with(new DriveSpec.Lidar(0, 0));

  @TempDir Path dir;
  private Path warehouse;
  private Path recordings;

  @BeforeEach
  void fill() throws IOException {
    warehouse = dir.resolve("lake");
    recordings = dir.resolve("recordings");
    SyntheticDrive.write(DRIVE.named("keep", 4, Duration.ofHours(1)), recordings);
    SyntheticDrive.write(DRIVE.named("forget-me", 5, Duration.ofHours(2)), recordings);
    assertThat(backfill().exit()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void aDriveIsGoneAndDoesNotComeBack() throws IOException {
    Console foreseen = forget("--dry-run");
    assertThat(foreseen.exit()).as(foreseen.err()).isEqualTo(ExitCode.DONE);
    assertThat(foreseen.lines()).contains("what,name,count", "rows,sample,20");
    assertThat(sql("SELECT COUNT(*) FROM sample")).isEqualTo("40");

    Console done = forget("--reason", "request 4711");

    assertThat(done.exit()).as(done.err()).isEqualTo(ExitCode.DONE);
    assertThat(done.lines()).containsAll(foreseen.lines());
    assertThat(done.out()).containsPattern("still held by,\\S*/forget-me.mcap,1");
    assertThat(sql("SELECT COUNT(*) FROM sample")).isEqualTo("20");
    assertThat(sql("SELECT reason FROM forgotten WHERE recording_id IS NULL"))
        .isEqualTo("request 4711");
    assertThat(files()).noneMatch(file -> text(file).contains("forget-me"));
    assertThat(Console.run("verify-lineage", "--warehouse", warehouse).exit()).isZero();

    Console again = backfill();
    assertThat(again.exit()).isEqualTo(ExitCode.QUARANTINED);
    assertThat(again.err()).containsPattern("drive forget-me is forgotten: \\S+ is not read");
    assertThat(sql("SELECT COUNT(*) FROM sample_all")).isEqualTo("20");
    assertThat(forget().exit()).isEqualTo(ExitCode.DONE);
    assertThat(forget().lines()).containsExactly("what,name,count");
  }

  @Test
  void aDriveThatIsNotThereIsAMistake() {
    Console console =
        Console.run("forget", "--warehouse", warehouse, "--drive", "nowhere", "--output", "csv");

    assertThat(console.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(console.err().strip())
        .isEqualTo("roadloom: drive nowhere: the warehouse holds nothing of it");
  }

  private Console forget(Object... options) {
    Stream<Object> command =
        Stream.of("forget", "--warehouse", warehouse, "--drive", "forget-me", "--output", "csv");
    return Console.run(Stream.concat(command, Stream.of(options)).toArray());
  }

  private Console backfill() {
    return Console.run(
        "backfill",
        recordings,
        "--rig",
        recordings.resolve("rig.yaml"),
        "--warehouse",
        warehouse,
        "--parallelism",
        "1");
  }

  private String sql(String query) {
    Console console = Console.run("sql", "--warehouse", warehouse, "--output", "csv", query);
    assertThat(console.exit()).as(console.err()).isEqualTo(ExitCode.DONE);
    return console.lines().get(1);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(warehouse)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
