package io.roadloom.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadloom.lake.LakeConfig;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenes of real drives against what else is known of these. */
class RealScenesTest {
  private static final String WHEEL = "WHEEL_SPEEDS.WHEEL_SPEED_FL";

  @TempDir Path folder;

  /** Half a minute in San Francisco. */
  @Test
  void speedByPositionsIsThatOfTheWheels() throws Exception {
    Path rig =
        Files.writeString(
            folder.resolve("rig.yaml"),
            """
            keyframes: {period: 100ms}
            ego: {position: /gnss, max_gap: 250ms}
            channels:
              /gnss: {policy: nearest, tolerance: 60ms}
              /can/0: {dbc: %s}
            signals:
              %s: {channel: /can/0, policy: linear, max_gap: 50ms}
            """
                .formatted(SharedData.path("dbc/toyota_rav4_2017_pt_generated.dbc"), WHEEL));
    LakeConfig lake = backfilled("comma2k19-a", rig.toString());
    List<Record> scenes = scenes(lake);
    assertThat(scenes).hasSize(2);
    assertThat(scenes.get(0).getField("samples")).isEqualTo(200L);
    for (Record scene : scenes) {
      DoubleSummaryStatistics wheels =
          TableRows.read(lake, "sample").stream()
              .filter(row -> scene.getField("token").equals(row.getField("scene_token")))
              .map(row -> ((Map<?, ?>) row.getField("signals")).get(WHEEL))
              .filter(Double.class::isInstance)
              .mapToDouble(speed -> (Double) speed / 3.6)
              .summaryStatistics();
      assertThat(measures(scene).get("speed_mean")).isCloseTo(wheels.getAverage(), within(0.2));
      assertThat(measures(scene).get("speed_max")).isCloseTo(wheels.getMax(), within(0.8));
      assertThat(tags(scene))
          .containsEntry("country", "US")
          .containsEntry("speed", "medium")
          .containsEntry("turn", "straight")
          .doesNotContainKey("light");
    }
  }

  /** Three seconds of a summer's day in a German city; the rig is derived. */
  @Test
  void aDriveInDaylight() throws Exception {
    List<Record> scenes = scenes(backfilled("kitti-0005-a", null));
    assertThat(scenes).hasSize(1);
    assertThat(tags(scenes.get(0)))
        .containsEntry("country", "DE")
        .containsEntry("light", "bright")
        .containsEntry("turn", "straight")
        .containsEntry("completeness", "full");
    assertThat(tags(scenes.get(0)).get("cell")).startsWith("u0t");
    assertThat(measures(scenes.get(0)).get("speed_mean")).isBetween(1.0, 20.0);
  }

  private LakeConfig backfilled(String drive, String rig) throws Exception {
    LakeConfig lake =
        new LakeConfig(folder.resolve(drive).toUri().toString(), "auto", Map.of(), "here");
    String recording = SharedData.path("drives/" + drive + ".mcap").toString();
    new Backfill(SharedFlink.embedded(1), "test", BackfillProgress.NONE)
        .run(
            new BackfillRequest(
                List.of(recording), lake, rig, null, Execution.BATCH, true, false, 1L << 30));
    return lake;
  }

  private static List<Record> scenes(LakeConfig lake) throws IOException {
    List<Record> scenes = TableRows.read(lake, "scene");
    scenes.sort(Comparator.comparing(row -> (Long) row.getField("first_ns")));
    return scenes;
  }

  @SuppressWarnings("unchecked") // The column's type.
  private static Map<String, String> tags(Record scene) {
    return (Map<String, String>) scene.getField("tags");
  }

  @SuppressWarnings("unchecked") // The column's type.
  private static Map<String, Double> measures(Record scene) {
    return (Map<String, Double>) scene.getField("measures");
  }
}
