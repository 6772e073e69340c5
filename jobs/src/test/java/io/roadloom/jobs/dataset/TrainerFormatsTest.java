package io.roadloom.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloom.jobs.TableRows;
import io.roadloom.lake.DatasetMember;
import io.roadloom.lake.LakeConfig;
import io.roadloom.model.Sha256;
import io.roadloom.synthetic.DriveSpec;
import io.roadloom.synthetic.SyntheticDrive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two drives in the formats of trainers, with what goes with them. */
class TrainerFormatsTest {
  private static final String SPEC =
      """
      dataset: pictures
      version: 1
      description: Two short drives
      licence: CC-BY-4.0
      restrictions: Not for navigation.
      require: [/camera/front/compressed, /lidar/points]
      splits: {train: 0.5, val: 0.5, seed: 7}
      export: {shard_size: 3MB, seed: 7}
      """;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIDAR_POINT_BYTES = 5 * Float.BYTES;

  @TempDir static Path dir;
  private static LakeConfig lake;
  private static List<DatasetMember> members;

  @TempDir Path out;

  @BeforeAll
  static void build() throws Exception {
    DriveSpec spec = DriveSpec.demo(1).lasting(Duration.ofSeconds(4));
    Path rig = SyntheticDrive.write(spec, dir.resolve("rig")).rig();
    Path a = dir.resolve("a.mcap");
    Path b = dir.resolve("b.mcap");
    SyntheticDrive.record(spec.named("drive-a", 1, Duration.ZERO), a);
    SyntheticDrive.record(spec.named("drive-b", 2, Duration.ZERO), b);
    lake = TestDataset.lake(dir.resolve("lake"));
    TestDataset.backfill(lake, rig, a, b);
    members = TestDataset.build(lake, SPEC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "nuscenes"})
  void filesAreTheSameAtAnyParallelism(String format) throws Exception {
    ExportResult two = Exports.run(lake, "pictures", format, out.resolve("two"), 2);
    Exports.run(lake, "pictures", format, out.resolve("one"), 1);

    assertThat(two.shards()).isGreaterThan(2);
    assertThat(two.samples()).isEqualTo(members.size());
    assertThat(hashes(out.resolve("one"))).isEqualTo(hashes(out.resolve("two")));
  }

  private static Map<String, String> hashes(Path folder) throws IOException {
    Map<String, String> hashes = new HashMap<>();
    Exports.files(folder)
        .forEach(
            (name, bytes) ->
                hashes.put(name, HexFormat.of().formatHex(Sha256.digest().digest(bytes))));
    return hashes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"webdataset", "parquet", "nuscenes", "mcap"})
  void documentsGoWithTheFiles(String format) throws Exception {
    Exports.run(lake, "pictures", format, out, 2);

    for (String name :
        List.of(
            "LICENSE",
            "croissant.json",
            "leakage.json",
            "spec.yaml",
            "statistics.json",
            "plots/channels.svg")) {
      assertThat(out.resolve(name)).isNotEmptyFile();
    }
    assertThat(Files.readString(out.resolve("README.md")))
        .contains("license: cc-by-4.0", "Two short drives", "Not for navigation.");
    Map<String, String> hashes = hashes(out);
    JsonNode manifest = JSON.readTree(out.resolve("manifest.json").toFile());
    assertThat(manifest.path("samples").asLong()).isEqualTo(members.size());
    assertThat(manifest.path("recordings")).hasSize(2);
    assertThat(manifest.path("files")).isNotEmpty();
    for (JsonNode file : manifest.path("files")) {
      assertThat(file.path("sha256").asText()).isEqualTo(hashes.get(file.path("path").asText()));
    }
  }

  @Test
  void nuScenesHasEveryReadingOfTheSamples() throws Exception {
    Exports.run(lake, "pictures", "nuscenes", out, 2);

    Map<String, Record> rows = new HashMap<>();
    var tokens = members.stream().map(DatasetMember::sampleToken).collect(Collectors.toSet());
    List<String> channels = List.of("/camera/front/compressed", "/lidar/points");
    for (Record row : TableRows.read(lake, "sample_data")) {
      if (channels.contains(row.getField("channel"))
          && tokens.contains((String) row.getField("sample_token"))) {
        rows.put((String) row.getField("token"), row);
      }
    }
    JsonNode data = JSON.readTree(out.resolve("v1/sample_data.json").toFile());
    assertThat(data).hasSize(rows.size());
    for (JsonNode reading : data) {
      check(reading, rows.get(reading.path("token").asText()));
    }
    assertThat(JSON.readTree(out.resolve("v1/sample.json").toFile())).hasSize(members.size());
  }

  private void check(JsonNode reading, Record row) throws IOException {
    assertThat(reading.path("sample_token").asText()).isEqualTo(row.getField("sample_token"));
    assertThat(reading.path("is_key_frame").asBoolean()).isEqualTo(row.getField("is_key_frame"));
    long ns = (Long) row.getField("timestamp_ns");
    assertThat(reading.path("timestamp").asLong()).isEqualTo(Math.floorDiv(ns, 1000));
    Path file = out.resolve(reading.path("filename").asText());
    if (file.toString().endsWith(".jpg")) {
      assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(row.getField("width"));
    } else {
      assertThat(file.toString()).endsWith(".pcd.bin");
      int points = (Integer) row.getField("points");
      assertThat(Files.size(file)).isEqualTo((long) points * LIDAR_POINT_BYTES);
      assertThat(firstRange(file)).isLessThan(300);
    }
  }

  private static double firstRange(Path cloud) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(cloud)).order(ByteOrder.LITTLE_ENDIAN);
    return Math.hypot(in.getFloat(), in.getFloat());
  }

  @Test
  void theHashListOfNuScenesHoldsForEveryFile() throws Exception {
    Exports.run(lake, "pictures", "nuscenes", out, 2);

    Map<String, String> hashes = hashes(out);
    List<String> listed = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("files.sha256"))) {
      String[] parts = line.split("  ", 2);
      assertThat(hashes.get(parts[1])).isEqualTo(parts[0]);
      listed.add(parts[1]);
    }
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            hashes.keySet().stream().filter(name -> name.matches("(samples|sweeps)/.*")).toList());
  }
}
