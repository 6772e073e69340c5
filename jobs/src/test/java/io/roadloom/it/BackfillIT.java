package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main job on real drives, from the command line to SQL. */
class BackfillIT {
  private static final String[] DATA_TABLES = {"sample", "sample_data", "signal"};
  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "comma2k19-a,batch",
    "comma2k19-a,streaming",
    "kitti-0005-a,batch",
    "kitti-0005-a,streaming"
  })
  void yieldsWhatBruteForceYields(String drive, String execution) throws IOException {
    Path warehouse = dir.resolve("w");
    JsonNode result =
        Roadloom.backfill(
            0,
            warehouse,
            SharedData.path("drives/" + drive + ".mcap"),
            "--rig",
            SharedData.path("expected/" + drive + ".rig.yaml"),
            "--execution",
            execution);
    Expected expected = Expected.read(SharedData.path("expected/" + drive + ".samples.csv"));

    assertThat(result.get("samples").asInt()).isEqualTo(expected.keyframes().size());
    expected.check(warehouse);
  }

  @Test
  void decodesCanAsTheDataSetPublishesIt() throws IOException {
    Path warehouse = dir.resolve("w");
    Roadloom.backfillHere(
        0,
        warehouse,
        SharedData.path("drives/comma2k19-a.mcap"),
        "--rig",
        SharedData.path("expected/comma2k19-a.rig.yaml"));

    CanTruth.read(SharedData.path("expected/comma2k19-a.truth.csv")).check(warehouse);
  }

  @Test
  void addsNothingForWhatIsThere() throws IOException {
    Path warehouse = dir.resolve("w");
    Path recording = SharedData.path("drives/comma2k19-a.mcap");
    Path rig = SharedData.path("expected/comma2k19-a.rig.yaml");
    Roadloom.backfillHere(0, warehouse, recording, "--rig", rig);
    List<Long> before = Rows.count(warehouse, DATA_TABLES);

    JsonNode again = Roadloom.backfillHere(0, warehouse, recording, "--rig", rig);
    Path copy = Files.copy(recording, dir.resolve("another-name.mcap"));
    JsonNode copied = Roadloom.backfillHere(0, warehouse, copy, "--rig", rig);

    assertThat(again.at("/recordings/skipped").asInt()).isEqualTo(1);
    assertThat(copied.at("/recordings/skipped").asInt()).isEqualTo(1);
    assertThat(Rows.count(warehouse, DATA_TABLES)).isEqualTo(before);
  }

  @Test
  void healsADamagedUpload() throws IOException {
    Path rig = SharedData.path("expected/comma2k19-a.rig.yaml");
    Path whole = SharedData.path("drives/comma2k19-a.mcap");
    Path upload = Files.createDirectory(dir.resolve("in")).resolve("comma2k19-a.mcap");
    Path healed = dir.resolve("healed");
    Files.copy(SharedData.path("broken/comma2k19-a.bitflip.mcap"), upload);
    JsonNode first = Roadloom.backfillHere(3, healed, upload, "--rig", rig);
    Roadloom.backfillHere(3, healed, upload, "--rig", rig);
    assertThat(first.get("messages").asInt()).isEqualTo(46_031);
    assertThat(Rows.count(healed, "drive_revision")).containsExactly(1L);

    Files.copy(whole, upload, StandardCopyOption.REPLACE_EXISTING);
    Roadloom.backfillHere(0, healed, upload, "--rig", rig);
    Path undisturbed = dir.resolve("undisturbed");
    Roadloom.backfillHere(0, undisturbed, whole, "--rig", rig);

    assertThat(Rows.of(healed)).isEqualTo(Rows.of(undisturbed));
  }

  @Test
  void tracesEveryRowToItsBytes() throws IOException {
    Path warehouse = dir.resolve("w");
    Path recording =
        Files.copy(SharedData.path("drives/kitti-0005-a.mcap"), dir.resolve("kitti.mcap"));
    Roadloom.backfill(
        0, warehouse, recording, "--rig", SharedData.path("expected/kitti-0005-a.rig.yaml"));
    Roadloom.run("verify-lineage", "--warehouse", warehouse).exits(0);

    flipByte(recording, Files.size(recording) / 2);

    assertThat(
            Roadloom.run("verify-lineage", "--warehouse", warehouse, "--share", "100%")
                .exits(5)
                .err())
        .contains("kitti.mcap");
  }

  private static void flipByte(Path file, long position) throws IOException {
    file.toFile().setWritable(true);
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) position] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void reportsWhatItDid() {
    JsonNode result =
        Roadloom.backfill(0, dir.resolve("w"), SharedData.path("drives/comma2k19-a.mcap"));

    assertThat(result.at("/recordings/read").asInt()).isEqualTo(1);
    assertThat(result.get("messages").asInt()).isEqualTo(67_741 + 3_128 + 287);
    assertThat(result.get("duplicates").asInt()).isZero();
    assertThat(result.get("late").asInt()).isZero();
    assertThat(result.get("quarantined").asInt()).isZero();
    assertThat(result.get("bytes").asLong()).isCloseTo(2_374_271L, within(100_000L));
  }
}
