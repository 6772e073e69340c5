package io.roadloom.rig.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RigHashTest {
  private static final String RIG =
      """
      keyframes: {period: 100ms, reference: /lidar}
      max_disorder: 2s
      ego: {position: /gnss, orientation: /imu, max_gap: 250ms}
      channels:
        /camera: {policy: nearest, tolerance: 50ms, clock: header, latency: 1ms}
        /can: {dbc: car.dbc}
      signals:
        speed: {channel: /can, field: MOTION.SPEED, policy: linear, max_gap: 50ms}
        latitude: {channel: /gnss, policy: previous, max_age: 1s}
      """;

  @Test
  void ignoresHowTheRigIsWritten() {
    String other =
        """
        # the same
        signals:
          latitude: {max_age: 1000ms, policy: previous, channel: /gnss}
          speed: {channel: /can, field: MOTION.SPEED, policy: "linear", max_gap: 0.05s}
        channels:
          /can:
            dbc: car.dbc
          /other: {}
          /camera: {latency: 1000us, clock: header, tolerance: 50ms, policy: nearest}
        ego: {position: /gnss, orientation: /imu}
        keyframes:
          reference: /lidar
          period: 100ms
        """;

    assertThat(hash(other)).isEqualTo(hash(RIG)).matches("[0-9a-f]{32}");
  }

  @ParameterizedTest
  @CsvSource({
    "period: 100ms, period: 101ms",
    "reference: /lidar, reference: /radar",
    "max_disorder: 2s, max_disorder: 3s",
    "position: /gnss, position: /gps",
    "orientation: /imu, orientation: /odom",
    "max_gap: 250ms, max_gap: 251ms",
    "/camera:, /cameras:",
    "nearest, previous",
    "tolerance: 50ms, tolerance: 51ms",
    "clock: header, clock: log",
    "latency: 1ms, latency: 2ms",
    "speed:, velocity:",
    "channel: /gnss, channel: /gps",
    "linear, nearest",
    "max_gap: 50ms, max_gap: 51ms",
    "max_age: 1s, max_age: 2s",
  })
  void dependsOnWhatHasASay(String from, String to) {
    String bounded =
        RIG.replace(from, to)
            .replace("previous, tolerance", "previous, max_age")
            .replace("nearest, max_gap", "nearest, tolerance");

    assertThat(hash(bounded)).isNotEqualTo(hash(RIG));
  }

  @Test
  void dependsOnTheDatabase() {
    String other = "BO_ 1 MOTION: 8 X\n SG_ SPEED : 0|8@1+ (2,0) [0|0] \"\" X\n";

    assertThat(RigFile.read("rig.yaml", RIG, path -> other).rig().hash()).isNotEqualTo(hash(RIG));
  }

  @Test
  void doesNotDependOnTheFileNames() {
    String moved = RIG.replace("car.dbc", "../elsewhere/car.dbc");
    String text = RigFileTest.read(RIG).rig().channel("/can").dbc();

    assertThat(RigFile.read("other.yaml", moved, path -> text).rig().hash()).isEqualTo(hash(RIG));
  }

  private static String hash(String yaml) {
    return RigFileTest.read(yaml).rig().hash();
  }
}
