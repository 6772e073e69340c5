package io.roadloom.export.nuscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloom.export.ExportSample;
import io.roadloom.export.TestDrive;
import io.roadloom.export.TestExport;
import io.roadloom.export.TestReadings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NuScenesFormatTest {
  private static final long START_NS = 1_700_000_000_000_000_000L;
  private static final int SAMPLES = 9;
  private static final int PER_SCENE = 4;

  @TempDir Path dir;

  /** Two drives that start at the same time. */
  private static List<ExportSample> samples() {
    List<ExportSample> samples =
        new ArrayList<>(
            new TestDrive("a", "train", START_NS).withSweeps().samples(SAMPLES, PER_SCENE));
    samples.addAll(new TestDrive("b", "val", START_NS).samples(SAMPLES, PER_SCENE));
    return samples;
  }

  private Path export(String name, List<List<ExportSample>> shards) throws IOException {
    return TestExport.write(dir.resolve(name), new NuScenesFormat(), TestDrive.CONTEXT, shards);
  }

  private LoadedTables load(List<ExportSample> samples) throws IOException {
    return new LoadedTables(export("out", List.of(samples)), "v3");
  }

  @Test
  void everyForeignKeyLeadsToARow() throws IOException {
    LoadedTables tables = load(samples());

    assertThat(tables.rows("sample")).hasSize(2 * SAMPLES);
    assertThat(tables.rows("sample_data")).hasSize(2 * SAMPLES + 3 * SAMPLES);
    for (JsonNode data : tables.rows("sample_data")) {
      JsonNode sensor =
          tables.follow(tables.follow(data, "calibrated_sensor_token"), "sensor_token");
      assertThat(data.get("filename").textValue()).contains(sensor.get("channel").textValue());
      tables.follow(data, "ego_pose_token");
      JsonNode scene = tables.follow(tables.follow(data, "sample_token"), "scene_token");
      tables.follow(scene, "log_token");
      assertThat(dir.resolve("out").resolve(data.get("filename").textValue())).exists();
    }
    Set<String> mapped = new HashSet<>();
    tables.rows("map").get(0).get("log_tokens").forEach(log -> mapped.add(log.textValue()));
    assertThat(tables.rows("log"))
        .hasSize(2)
        .allMatch(log -> mapped.contains(log.get("token").textValue()));
  }

  @Test
  void aSampleHasOneKeyFrameAChannel() throws IOException {
    LoadedTables tables = load(samples());

    Set<String> seen = new HashSet<>();
    for (JsonNode data : tables.rows("sample_data")) {
      String key =
          data.get("sample_token").textValue() + data.get("filename").textValue().split("/")[1];
      boolean keyFrame = data.get("is_key_frame").booleanValue();
      assertThat(data.get("filename").textValue()).startsWith(keyFrame ? "samples/" : "sweeps/");
      assertThat(!keyFrame || seen.add(key)).isTrue();
    }
    assertThat(seen).hasSize(2 * 2 * SAMPLES);
  }

  @Test
  void samplesOfASceneAreLinkedInTime() throws IOException {
    LoadedTables tables = load(samples());

    assertThat(tables.rows("scene")).hasSize(2 * 3);
    int walked = 0;
    for (JsonNode scene : tables.rows("scene")) {
      JsonNode at = tables.row("sample", scene.get("first_sample_token").textValue());
      assertThat(at.get("prev").textValue()).isEmpty();
      int count = 1;
      while (!at.get("next").textValue().isEmpty()) {
        JsonNode next = tables.row("sample", at.get("next").textValue());
        assertThat(next.get("prev")).isEqualTo(at.get("token"));
        assertThat(next.get("scene_token")).isEqualTo(scene.get("token"));
        assertThat(next.get("timestamp").longValue())
            .isGreaterThan(at.get("timestamp").longValue());
        at = next;
        count++;
      }
      assertThat(at.get("token")).isEqualTo(scene.get("last_sample_token"));
      assertThat(count).isEqualTo(scene.get("nbr_samples").intValue());
      walked += count;
    }
    assertThat(walked).isEqualTo(tables.rows("sample").size());
  }

  @Test
  void readingsOfAChannelAreLinkedInTimeWithSweepsBetweenKeyFrames() throws IOException {
    LoadedTables tables = load(samples());

    int walked = 0;
    for (JsonNode first : tables.rows("sample_data")) {
      if (!first.get("prev").textValue().isEmpty()) {
        continue;
      }
      JsonNode at = first;
      walked++;
      while (!at.get("next").textValue().isEmpty()) {
        JsonNode next = tables.row("sample_data", at.get("next").textValue());
        assertThat(next.get("prev")).isEqualTo(at.get("token"));
        assertThat(next.get("timestamp").longValue())
            .isGreaterThan(at.get("timestamp").longValue());
        assertThat(next.get("filename").textValue().split("/")[1])
            .isEqualTo(first.get("filename").textValue().split("/")[1]);
        at = next;
        walked++;
      }
    }
    assertThat(walked).isEqualTo(tables.rows("sample_data").size());
  }

  /**
   * The devkit's list_scenes compares scenes themselves where their starts are equal, and fails.
   */
  @Test
  void noTwoScenesStartInTheSameMicrosecond() throws IOException {
    LoadedTables tables = load(samples());

    assertThat(tables.rows("scene"))
        .extracting(
            scene ->
                tables
                    .row("sample", scene.get("first_sample_token").textValue())
                    .get("timestamp")
                    .longValue())
        .doesNotHaveDuplicates();
  }

  @Test
  void posesAreThoseOfTheReadingsTimes() throws IOException {
    LoadedTables tables = load(samples());

    for (JsonNode data : tables.rows("sample_data")) {
      JsonNode pose = tables.follow(data, "ego_pose_token");
      boolean known = !pose.get("translation").isNull();
      JsonNode sample = tables.follow(data, "sample_token");
      boolean last = sample.get("next").textValue().isEmpty();
      assertThat(known).isEqualTo(data.get("is_key_frame").booleanValue() || !last);
      if (known) {
        double seconds = (pose.get("timestamp").longValue() - START_NS / 1000) / 1e6;
        assertThat(pose.get("translation").get(0).doubleValue())
            .isCloseTo(10 * seconds, within(1e-4));
        assertThat(pose.get("rotation").get(0).doubleValue()).isCloseTo(1, within(1e-12));
      }
    }
  }

  @Test
  void whatIsNotKnownIsNull() throws IOException {
    LoadedTables tables =
        load(
            new TestDrive("a", "train", START_NS)
                .withoutPoses()
                .withoutMountings()
                .samples(3, PER_SCENE));

    assertThat(tables.rows("ego_pose"))
        .isNotEmpty()
        .allMatch(pose -> pose.get("translation").isNull() && pose.get("rotation").isNull());
    assertThat(tables.rows("calibrated_sensor")).hasSize(2);
    for (JsonNode sensor : tables.rows("calibrated_sensor")) {
      assertThat(sensor.get("translation").isNull()).isTrue();
      assertThat(sensor.get("rotation").isNull()).isTrue();
      boolean camera =
          tables.follow(sensor, "sensor_token").get("modality").textValue().equals("camera");
      assertThat(sensor.get("camera_intrinsic").isNull()).isEqualTo(camera);
    }
  }

  @Test
  void mountingsAreScalarFirst() throws IOException {
    LoadedTables tables = load(samples());

    assertThat(tables.rows("calibrated_sensor")).hasSize(4);
    for (JsonNode sensor : tables.rows("calibrated_sensor")) {
      assertThat(sensor.get("rotation").toString()).isEqualTo("[1.0,0.0,0.0,0.0]");
      assertThat(sensor.get("translation").toString()).isEqualTo("[1.5,0.0,1.7]");
    }
    assertThat(tables.rows("calibrated_sensor"))
        .extracting(sensor -> sensor.get("camera_intrinsic").toString())
        .containsOnly("[]", "[[700.0,0.0,320.0],[0.0,700.0,240.0],[0.0,0.0,1.0]]");
  }

  @Test
  void filesAreWhatTheDevkitReads() throws IOException {
    LoadedTables tables = load(samples().subList(0, 1));

    Map<String, byte[]> files = new HashMap<>();
    for (JsonNode data : tables.rows("sample_data")) {
      String name = data.get("filename").textValue();
      files.put(
          name.replaceAll("/[0-9a-f]{32}", ""), Files.readAllBytes(dir.resolve("out/" + name)));
    }
    assertThat(files.get("samples/CAMERA_FRONT.jpg")).isEqualTo(TestReadings.jpeg("a0"));
    ByteBuffer cloud =
        ByteBuffer.wrap(files.get("samples/LIDAR_TOP.pcd.bin")).order(ByteOrder.LITTLE_ENDIAN);
    List<Float> values = new ArrayList<>();
    while (cloud.hasRemaining()) {
      values.add(cloud.getFloat());
    }
    assertThat(values).containsExactly(1f, 2f, 3f, 0f, Float.NaN, 4f, 5f, 6f, 0.5f, Float.NaN);
    assertThat(ImageIO.read(dir.resolve("out/maps/blank.png").toFile()).getWidth()).isPositive();
  }

  @Test
  void tellsTheDevkitTheSplits() throws IOException {
    Path out = export("out", List.of(samples()));

    assertThat(Files.readString(out.resolve("v3/splits.json")))
        .isEqualToIgnoringWhitespace(
            """
            {"train": ["scene-0001", "scene-0002", "scene-0003"],
             "val": ["scene-0004", "scene-0005", "scene-0006"]}
            """);
  }

  @Test
  void anExportWithoutSamplesHasAllTables() throws IOException {
    LoadedTables tables = new LoadedTables(export("out", List.of()), "v3");

    assertThat(tables.rows("map")).hasSize(1);
    assertThat(tables.rows("sensor")).hasSize(2);
  }

  @Test
  void tablesAreTheSameWhereverShardsAreCut() throws IOException {
    long seed = 4;
    Random random = new Random(seed);
    Map<String, String> whole = tables(export("whole", List.of(samples())));
    List<List<ExportSample>> shards = new ArrayList<>();
    for (ExportSample sample : samples()) {
      boolean another = shards.isEmpty() || random.nextInt(3) == 0;
      if (another) {
        shards.add(new ArrayList<>());
      }
      shards.get(shards.size() - 1).add(sample);
    }

    assertThat(tables(export("cut", shards))).as("seed %d", seed).isEqualTo(whole);
  }

  private static Map<String, String> tables(Path out) throws IOException {
    Map<String, String> tables = new TreeMap<>();
    try (Stream<Path> files = Files.list(out.resolve("v3"))) {
      for (Path file : files.toList()) {
        tables.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return tables;
  }
}
