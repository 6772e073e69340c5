package io.roadloom.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadloom.model.DriveKey;
import io.roadloom.model.row.EgoPose;
import io.roadloom.model.row.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class MeasuresTest {
  private static final DriveKey DRIVE = new DriveKey("car", "drive");
  private static final long START = 1_700_000_000_000_000_000L;

  /** Metres in a degree to the north; of a sphere, that is within 0.6 % of what is true. */
  private static final double DEGREE = 111_195;

  @Test
  void speedAndDistance() {
    Scene scene = drive(18, seconds -> 12 * seconds, seconds -> 0, 0);
    assertThat(scene.measures().get("speed_mean")).isCloseTo(12, within(0.1));
    assertThat(scene.measures().get("speed_max")).isCloseTo(12, within(0.1));
    assertThat(scene.measures().get("distance_m")).isCloseTo(12 * 17.9, within(1.5));
    assertThat(scene.measures()).containsEntry("standstill_share", 0.0);
    assertThat(scene.tags()).containsEntry("speed", "medium").containsEntry("turn", "straight");
  }

  @Test
  void aReceiversNoiseIsNoSpeed() {
    Scene standing = drive(18, seconds -> 0, seconds -> 0, 0.05);
    assertThat(standing.tags()).containsEntry("speed", "standstill").doesNotContainKey("turn");
    assertThat(standing.measures().get("standstill_share")).isGreaterThan(0.9);
    Scene driving = drive(18, seconds -> 25 * seconds, seconds -> 0, 0.3);
    assertThat(driving.measures().get("speed_mean")).isCloseTo(25, within(0.3));
    assertThat(driving.measures().get("speed_max")).isLessThan(27);
    assertThat(driving.tags()).containsEntry("speed", "fast").containsEntry("turn", "straight");
  }

  @Test
  void halfOfItAtALight() {
    Scene scene = drive(18, seconds -> Math.max(0, 6 * (seconds - 9)), seconds -> 0, 0);
    assertThat(scene.measures().get("standstill_share")).isCloseTo(0.5, within(0.06));
    assertThat(scene.tags()).containsEntry("speed", "slow");
  }

  @Test
  void positionsOverLessThanASecondAreNoSpeed() {
    Scene scene = drive(0.9, seconds -> 12 * seconds, seconds -> 0, 0);
    assertThat(scene.measures()).containsKey("lat").doesNotContainKeys("speed_mean", "distance_m");
    assertThat(scene.tags()).doesNotContainKey("speed");
  }

  @Test
  void turnsByCourse() {
    DoubleUnaryOperator north = seconds -> 40 * Math.sin(seconds / 10);
    DoubleUnaryOperator west = seconds -> 40 * (1 - Math.cos(seconds / 10));
    Scene left = drive(18, north, west, 0);
    // From the middle of the first ten metres to the middle of the last whole ones.
    assertThat(left.measures().get("turn_deg")).isCloseTo(Math.toDegrees(1.8), within(30.0));
    assertThat(left.tags()).containsEntry("turn", "left");
    assertThat(drive(18, north, seconds -> -west.applyAsDouble(seconds), 0).tags())
        .containsEntry("turn", "right");
    assertThat(drive(12.5, seconds -> 9 * seconds, seconds -> 8 * Math.sin(seconds), 0).tags())
        .containsEntry("turn", "winding");
  }

  @Test
  void turnsByOrientation() {
    assertThat(turn(seconds -> 170 + 5 * seconds, 10).get("turn_deg")).isCloseTo(49, within(1.0));
    assertThat(turn(seconds -> -170 - 20 * seconds, 10).get("turn_deg"))
        .isCloseTo(-198, within(1.0));
    Map<String, Double> wound = turn(seconds -> 40 * Math.sin(Math.PI * seconds / 5), 10);
    assertThat(wound.get("turn_range_deg")).isCloseTo(80, within(1.0));
    assertThat(new TurnTag().of(wound)).isEqualTo("winding");
  }

  private static Map<String, Double> turn(DoubleUnaryOperator yaw, double seconds) {
    return scene(
            seconds,
            at ->
                new SceneSample(
                    ns(at), 1, 0, 0, RandomWay.pose(ns(at), null, null, yaw.applyAsDouble(at))))
        .measures();
  }

  @Test
  void lightAndCompleteness() {
    Scene scene =
        scene(10, at -> new SceneSample(ns(at), at < 5 ? 1 : 0.5, at < 5 ? 60 : 0, 2, null));
    assertThat(scene.measures().get("luma_mean")).isCloseTo(15, within(0.2));
    assertThat(scene.measures().get("completeness_mean")).isCloseTo(0.75, within(0.01));
    assertThat(scene.tags())
        .containsExactlyInAnyOrderEntriesOf(Map.of("light", "dark", "completeness", "partial"));
  }

  @Test
  void whereNothingIsKnownNothingIsSaid() {
    Scene scene = scene(10, at -> RandomWay.still(ns(at)));
    assertThat(scene.measures()).containsOnlyKeys("completeness_mean");
    assertThat(scene.tags()).containsOnlyKeys("completeness");
  }

  @Test
  void theMiddleAcrossTheDateLine() {
    Scene scene =
        scene(
            1.95,
            at -> {
              double lon = at < 1 ? 179.999 : -179.998;
              return new SceneSample(ns(at), 1, 0, 0, RandomWay.pose(ns(at), 10.0, lon, null));
            });
    assertThat(scene.measures().get("lon")).isCloseTo(-179.9995, within(1e-6));
    assertThat(scene.measures().get("lat")).isEqualTo(10.0);
    assertThat(scene.measures().get("speed_max")).isCloseTo(328 / 1.0, within(4.0));
  }

  /** Samples ten times a second of a way that starts in Munich. */
  private static Scene drive(
      double seconds, DoubleUnaryOperator north, DoubleUnaryOperator west, double noise) {
    Random random = new Random(3);
    double narrower = Math.cos(Math.toRadians(48));
    return scene(
        seconds,
        at -> {
          double lat = 48 + (north.applyAsDouble(at) + noise * random.nextGaussian()) / DEGREE;
          double lon =
              11.5 - (west.applyAsDouble(at) + noise * random.nextGaussian()) / DEGREE / narrower;
          EgoPose pose = RandomWay.pose(ns(at), lat, lon, null);
          return new SceneSample(ns(at), 1, 0, 0, pose);
        });
  }

  private static Scene scene(double seconds, DoubleFunction<SceneSample> sample) {
    List<Scene> scenes = new ArrayList<>();
    SceneCutter cutter = new SceneCutter(DRIVE, 100_000_000L, null, scenes::add);
    for (int i = 0; i < 10 * seconds; i++) {
      SceneSample next = sample.apply(i / 10.0);
      cutter.sceneOf(next.timestampNs());
      cutter.add(next);
    }
    cutter.end();
    assertThat(scenes).hasSize(1);
    return scenes.get(0);
  }

  private static long ns(double seconds) {
    return START + Math.round(seconds * 1e9);
  }
}
