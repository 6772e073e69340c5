package io.roadloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.lineage.LineageCheck;
import io.roadloom.lineage.LineageReport;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code sql} and {@code verify-lineage} say of what {@code backfill} made. */
class TableCommandsTest {
  @TempDir static Path dir;
  private static Path recording;
  private static Path warehouse;

  @BeforeAll
  static void backfill() throws IOException {
    recording = Files.copy(SharedData.path("drives/comma2k19-a.mcap"), dir.resolve("a.mcap"));
    recording.toFile().setWritable(true);
    warehouse = dir.resolve("lake");
    Console console =
        Console.run(
            "backfill",
            recording,
            "--rig",
            SharedData.path("expected/comma2k19-a.rig.yaml"),
            "--warehouse",
            warehouse);
    assertThat(console.exit()).as(console.err()).isEqualTo(ExitCode.DONE);
    assertThat(console.out()).contains("messages", "71156");
  }

  @Test
  void sqlPrintsEveryResult() {
    Console console =
        Console.run(
            "sql",
            "--warehouse",
            warehouse,
            "--output",
            "csv",
            "SELECT COUNT(*) AS n FROM sample",
            "SELECT COUNT(*) AS n FROM sample_all");

    assertThat(console.exit()).as(console.err()).isEqualTo(ExitCode.DONE);
    assertThat(console.lines()).containsExactly("n", "300", "n", "300");
  }

  @Test
  void aSignalThatASampleLacksIsNull() {
    Console console =
        Console.run(
            "sql",
            "--warehouse",
            warehouse,
            "--output",
            "csv",
            "SELECT COUNT(*), COUNT(signals['latitude']), COUNT(signals['nowhere']),"
                + " COUNT(signal_residuals['nowhere']) FROM sample");

    assertThat(console.exit()).as(console.err()).isEqualTo(ExitCode.DONE);
    assertThat(console.lines().get(1)).matches("300,2\\d\\d,0,0");
  }

  @Test
  void aQuerysMistakeIsOneLine() {
    mistake("nowhere", "SELECT nowhere FROM sample");
    mistake("nowhere", "SELECT * FROM nowhere");
    mistake("line 1, column 15", "SELECT * FORM sample");
    mistake("single statement", "SELECT 1; SELECT 2");
    mistake("zero", "SELECT 1 / 0");
    mistake("'x'", "SELECT CAST('x' AS INT)");
    mistake("sample_all", "INSERT INTO sample_all SELECT * FROM sample_all");
  }

  @Test
  void lineageLeadsToTheBytes() throws IOException {
    assertThat(verify("10%").exit()).isEqualTo(ExitCode.DONE);
    byte[] bytes = Files.readAllBytes(recording);
    Path moved = Files.move(recording, dir.resolve("moved.mcap"));

    Console gone = verify("100%");
    assertThat(gone.exit()).isEqualTo(ExitCode.UNVERIFIED);
    assertThat(gone.err()).contains("a.mcap", "not readable");

    bytes[bytes.length / 2] ^= 1;
    Files.write(recording, bytes);
    Console changed = verify("100%");
    assertThat(changed.exit()).isEqualTo(ExitCode.UNVERIFIED);
    assertThat(changed.err()).contains("a.mcap", "expected SHA-256", "found");
    Files.move(moved, recording, StandardCopyOption.REPLACE_EXISTING);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000})
  void lineageDoesNotDependOnHowManyRowsAreHeld(int rows) throws IOException {
    LakeConfig config = new LakeConfig(warehouse.toString(), "auto", Map.of(), "default");
    try (Lake lake = Lake.open(config)) {
      LineageReport all = new LineageCheck(lake, 0.5).run();
      assertThat(all.rows()).isGreaterThan(100);
      assertThat(new LineageCheck(lake, 0.5, rows).run()).isEqualTo(all);
    }
  }

  @Test
  void maintenanceKeepsWhatIsCurrent() {
    Path lake = dir.resolve("maintained");
    Path drive = SharedData.path("drives/kitti-0005-a.mcap");
    Path rig = SharedData.path("expected/kitti-0005-a.rig.yaml");
    Console.run("backfill", drive, "--warehouse", lake, "--rig", rig);
    assertThat(Console.run("backfill", drive, "--warehouse", lake).exit()).isZero();
    String rows = sql(lake, "SELECT * FROM sample ORDER BY token").out();
    assertThat(sql(lake, "SELECT COUNT(*) FROM sample_all").lines()).contains("60");

    Console foreseen = maintain(lake, "--older-than", "0s", "--dry-run");
    Console done = maintain(lake, "--older-than", "0s");

    assertThat(done.exit()).as(done.err()).isEqualTo(ExitCode.DONE);
    assertThat(done.lines()).isEqualTo(foreseen.lines());
    assertThat(done.lines()).contains("table,rows,files,bytes,uncommitted_files,snapshots");
    assertThat(done.out()).contains("sample,30,1,");
    assertThat(sql(lake, "SELECT COUNT(*) FROM sample_all").lines()).contains("30");
    assertThat(sql(lake, "SELECT * FROM sample ORDER BY token").out()).isEqualTo(rows);
    assertThat(maintain(lake).lines()).contains("sample,0,0,0,0,0");
    assertThat(maintain(lake, "--older-than", "soon").exit()).isEqualTo(ExitCode.USAGE);
  }

  private static Console maintain(Path lake, String... options) {
    List<Object> args = new ArrayList<>(List.of("maintain", "--warehouse", lake));
    args.addAll(List.of("--output", "csv"));
    args.addAll(List.of(options));
    return Console.run(args.toArray());
  }

  private static Console sql(Path lake, String query) {
    return Console.run("sql", "--warehouse", lake, "--output", "csv", query);
  }

  private static Console verify(String share) {
    return Console.run("verify-lineage", "--warehouse", warehouse, "--share", share);
  }

  private static void mistake(String named, String query) {
    Console console = Console.run("sql", "--warehouse", warehouse, query);

    assertThat(console.exit()).as(console.err()).isEqualTo(ExitCode.USAGE);
    assertThat(console.err()).startsWith("roadloom: SQL: ").contains(named);
    assertThat(console.err().strip().lines()).hasSize(1);
    assertThat(console.out()).isEmpty();
  }
}
