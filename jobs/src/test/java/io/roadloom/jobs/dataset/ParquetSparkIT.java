package io.roadloom.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.it.SparkProcess;
import io.roadloom.jobs.TableRows;
import io.roadloom.lake.DatasetMember;
import io.roadloom.lake.LakeConfig;
import io.roadloom.testing.SharedData;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark reads of an export to Parquet what the tables say. */
class ParquetSparkIT {
  private static final String KITTI = "kitti-0005-a";
  private static final String CAMERA = "/camera/image_02/compressed";
  private static final String LIDAR = "/velodyne/points";
  private static final String SPEC =
      """
      dataset: kitti
      version: 1
      require: [/camera/image_02/compressed, /velodyne/points, /oxts/imu]
      export: {shard_size: 3MB, seed: 3}
      """;
  private static final String QUERY =
      "SELECT token, timestamp_ns, size(signals), pose.lat,"
          + " length(camera_image_02_compressed.bytes),"
          + " hex(substring(camera_image_02_compressed.bytes, 1, 2)),"
          + " readings.camera_image_02_compressed.sha256,"
          + " velodyne_points.points,"
          + " length(velodyne_points.bytes) / 4 / size(velodyne_points.fields),"
          + " readings.velodyne_points.residual_ns,"
          + " substring(decode(oxts_imu.bytes, 'UTF-8'), 1, 10)"
          + " FROM parquet.`%s` ORDER BY token";

  @TempDir Path dir;

  @Test
  void readsWhatTheTablesSay() throws Exception {
    LakeConfig lake = TestDataset.lake(dir.resolve("lake"));
    TestDataset.backfill(
        lake,
        SharedData.path("expected/" + KITTI + ".rig.yaml"),
        SharedData.path("drives/" + KITTI + ".mcap"));
    List<DatasetMember> members = TestDataset.build(lake, SPEC);
    Path out = dir.resolve("out");
    ExportResult result = Exports.run(lake, "kitti", "parquet", out, 2);

    List<String> rows =
        new SparkProcess(dir)
            .rows(dir.resolve("lake"), QUERY.formatted(out.resolve("train-*-of-*.parquet")));

    assertThat(result.shards()).isGreaterThan(1);
    assertThat(rows).hasSize(members.size()).isEqualTo(expected(lake, members));
  }

  private static List<String> expected(LakeConfig lake, List<DatasetMember> members)
      throws Exception {
    Map<String, Record> poses = new HashMap<>();
    TableRows.read(lake, "ego_pose").forEach(row -> poses.put(text(row, "sample_token"), row));
    Map<String, Map<String, Record>> readings = new HashMap<>();
    for (Record row : TableRows.read(lake, "sample_data")) {
      if ((Boolean) row.getField("is_key_frame")) {
        readings
            .computeIfAbsent(text(row, "sample_token"), token -> new HashMap<>())
            .put(text(row, "channel"), row);
      }
    }
    Map<String, Record> samples = new TreeMap<>();
    TableRows.read(lake, "sample").forEach(row -> samples.put(text(row, "token"), row));
    samples
        .keySet()
        .retainAll(members.stream().map(DatasetMember::sampleToken).collect(Collectors.toSet()));
    return samples.values().stream()
        .map(row -> expected(row, poses, readings.get(text(row, "token"))))
        .toList();
  }

  private static String expected(
      Record sample, Map<String, Record> poses, Map<String, Record> readings) {
    Record pose = poses.get(text(sample, "token"));
    Record camera = readings.get(CAMERA);
    Record lidar = readings.get(LIDAR);
    Object[] values = {
      text(sample, "token"),
      sample.getField("timestamp_ns"),
      ((Map<?, ?>) sample.getField("signals")).size(),
      pose == null ? "" : pose.getField("lat"),
      camera.getField("media_length"),
      "FFD8",
      text(camera, "sha256"),
      lidar.getField("points"),
      ((Integer) lidar.getField("points")).doubleValue(),
      lidar.getField("residual_ns"),
      "{\"header\":"
    };
    return Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String text(Record row, String column) {
    return (String) row.getField(column);
  }
}
