package io.roadloom.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloom.jobs.TableRows;
import io.roadloom.lake.DatasetMember;
import io.roadloom.lake.LakeConfig;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real drive as tar files, taken apart by {@code tar}, says what the tables and messages say. */
class WebDatasetTest {
  private static final String KITTI = "kitti-0005-a";
  private static final String SPEC =
      """
      dataset: kitti
      version: 1
      require: [/camera/image_02/compressed, /velodyne/points, /oxts/imu]
      export: {shard_size: 20MB, seed: 3}
      """;
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir Path dir;

  @Test
  void tarTakesItApart() throws Exception {
    LakeConfig lake = TestDataset.lake(dir.resolve("lake"));
    TestDataset.backfill(
        lake,
        SharedData.path("expected/" + KITTI + ".rig.yaml"),
        SharedData.path("drives/" + KITTI + ".mcap"));
    List<DatasetMember> members = TestDataset.build(lake, SPEC);
    Path out = dir.resolve("out");
    ExportResult result = Exports.run(lake, "kitti", "webdataset", out, 2);
    assertThat(result.samples()).isEqualTo(members.size());

    List<String> order = new ArrayList<>();
    Path plain = Files.createDirectories(dir.resolve("plain"));
    for (int i = 0; i < result.shards(); i++) {
      Path tar = out.resolve("train-%06d.tar".formatted(i));
      order.addAll(listed(tar));
      tar("-xf", tar.toString(), "-C", plain.toString());
    }
    assertThat(order).hasSize(4 * members.size());
    assertThat(order.stream().map(name -> name.substring(0, 32)).distinct().toList())
        .as("each sample once, and shuffled")
        .containsExactlyInAnyOrderElementsOf(
            members.stream().map(DatasetMember::sampleToken).toList())
        .isNotEqualTo(members.stream().map(DatasetMember::sampleToken).toList());
    Map<String, Record> samples = new HashMap<>();
    for (Record row : TableRows.read(lake, "sample")) {
      samples.put((String) row.getField("token"), row);
    }
    for (DatasetMember member : members) {
      check(plain, member, samples.get(member.sampleToken()));
    }
  }

  private static void check(Path plain, DatasetMember member, Record row) throws IOException {
    String token = member.sampleToken();
    JsonNode json = JSON.readTree(plain.resolve(token + ".json").toFile());
    assertThat(json.path("timestamp_ns").asLong()).isEqualTo(row.getField("timestamp_ns"));
    assertThat(json.path("scene_token").asText()).isEqualTo(member.sceneToken());
    assertThat(JSON.convertValue(json.path("signals"), Map.class))
        .isEqualTo(row.getField("signals"));
    assertThat(json.path("pose").isNull()).as("nobody knows the pose").isTrue();

    JsonNode camera = json.path("readings").path("camera_image_02_compressed");
    var image = ImageIO.read(plain.resolve(camera.path("file").asText()).toFile());
    assertThat(image.getWidth()).isEqualTo(camera.path("width").asInt());
    assertThat(image.getHeight()).isEqualTo(camera.path("height").asInt());

    JsonNode lidar = json.path("readings").path("velodyne_points");
    assertThat(lidar.path("fields").toString()).startsWith("[\"x\",\"y\",\"z\"");
    checkCloud(
        Files.readAllBytes(plain.resolve(lidar.path("file").asText())),
        lidar.path("points").asInt(),
        lidar.path("fields").size());

    JsonNode imu = json.path("readings").path("oxts_imu");
    assertThat(JSON.readTree(plain.resolve(imu.path("file").asText()).toFile()).path("header"))
        .isNotEmpty();
  }

  /** As NumPy's page of its format has it. */
  private static void checkCloud(byte[] npy, int points, int fields) {
    ByteBuffer in = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
    int start = 10 + in.getShort(8);
    String head = new String(npy, 10, start - 10, StandardCharsets.US_ASCII);
    assertThat(start % 64).isZero();
    assertThat(head)
        .contains("'descr': '<f4'", "'shape': (%d, %d)".formatted(points, fields))
        .endsWith("\n");
    assertThat(npy.length - start).isEqualTo(points * fields * Float.BYTES);
    for (int at = start; at < npy.length; at += fields * Float.BYTES) {
      double range = Math.hypot(in.getFloat(at), in.getFloat(at + Float.BYTES));
      assertThat(range).as("metres, of a scanner's point").isLessThan(200);
    }
  }

  /** Names in the archive; all else of it is the same for all files. */
  private static List<String> listed(Path tar) throws Exception {
    List<String> names = new ArrayList<>();
    for (String line : tar("--utc", "--numeric-owner", "-tvf", tar.toString())) {
      assertThat(line).startsWith("-rw-r--r-- 0/0").contains(" 1970-01-01 00:00 ");
      names.add(line.substring(line.lastIndexOf(' ') + 1));
    }
    return names;
  }

  private static List<String> tar(String... arguments) throws Exception {
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of("tar"), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().toList();
  }
}
