package io.roadloom.rig.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.model.Clock;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Ego;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import io.roadloom.rig.RigException;
import io.roadloom.rig.SignalRule;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RigFileTest {
  private static final String DBC = "BO_ 1 MOTION: 8 X\n SG_ SPEED : 0|8@1+ (1,0) [0|0] \"\" X\n";

  @ParameterizedTest
  @ValueSource(strings = {"comma2k19-a", "kitti-0005-a"})
  void readsRealRigs(String name) throws IOException {
    Path file = SharedData.path("expected/" + name + ".rig.yaml");
    Rig rig =
        RigFile.read(
                name, Files.readString(file), path -> Files.readString(file.resolveSibling(path)))
            .rig();

    assertThat(rig.channels()).hasSize(3);
    assertThat(rig.signals()).hasSizeBetween(3, 5);
  }

  @Test
  void readsEveryKey() {
    Rig rig =
        read("""
                keyframes: {period: 0.1s, reference: /lidar}
                max_disorder: 1500ms
                ego: {position: /gnss, orientation: /imu, max_gap: 100ms}
                channels:
                  /cam: {policy: previous, max_age: 1s, clock: header, latency: 250us}
                  /can: {dbc: car.dbc}
                signals:
                  speed: {channel: /odom, field: twist.linear.x, policy: nearest, tolerance: 5ms}
                  MOTION.SPEED: {channel: /can, policy: linear, max_gap: 50ms}
                """)
            .rig();

    assertThat(rig.keyframes()).isEqualTo(new Keyframes(100_000_000, "/lidar"));
    assertThat(rig.maxDisorderNs()).isEqualTo(1_500_000_000);
    assertThat(rig.ego()).isEqualTo(new Ego("/gnss", "/imu", 100_000_000));
    assertThat(rig.channel("/cam"))
        .isEqualTo(
            new ChannelRule(new Policy.Previous(1_000_000_000), Clock.HEADER, 250_000, null));
    assertThat(rig.channel("/can")).isEqualTo(new ChannelRule(null, Clock.AUTO, 0, DBC));
    assertThat(rig.channel("/other")).isEqualTo(ChannelRule.DEFAULT);
    assertThat(rig.signals())
        .containsExactly(
            new SignalRule("speed", "/odom", "twist.linear.x", new Policy.Nearest(5_000_000)),
            new SignalRule("MOTION.SPEED", "/can", "MOTION.SPEED", new Policy.Linear(50_000_000)));
  }

  @Test
  void fillsInDefaults() {
    Rig rig = read("keyframes: {period: 1m}\nego: {position: /gnss}\n").rig();

    assertThat(rig.keyframes()).isEqualTo(new Keyframes(60_000_000_000L, null));
    assertThat(rig.maxDisorderNs()).isEqualTo(2_000_000_000L);
    assertThat(rig.ego()).isEqualTo(new Ego("/gnss", null, 250_000_000));
    assertThat(rig.channels()).isEmpty();
    assertThat(rig.signals()).isEmpty();
  }

  @Test
  void readsAnchors() {
    Rig rig =
        read("""
                keyframes: {period: 1s}
                channels:
                  /a: &camera {policy: nearest, tolerance: 50ms}
                  /b: *camera
                """)
            .rig();

    assertThat(rig.channel("/b")).isEqualTo(rig.channel("/a"));
  }

  @Test
  void saysWhereADatabaseIsWrong() {
    assertThatThrownBy(
            () ->
                RigFile.read(
                    "rig.yaml",
                    "channels:\n  /can: {dbc: car.dbc}\n",
                    path -> "BO_ 1 A: 8 X\n SG_ B : 0|8@1+ (1,0) \"\" X\n"))
        .isInstanceOf(RigException.class)
        .hasMessage(
            "rig.yaml:2:15: channels./can.dbc: CAN database car.dbc, line 2: expected «[», found «»");
  }

  @Test
  void saysWhyADatabaseCannotBeRead() {
    RigFile.Loader burning =
        path -> {
          throw new IOException("disk\n on fire");
        };
    RigFile.Loader picky =
        path -> {
          throw new InvalidPathException(path, "no path");
        };
    String rig = "channels: {/can: {dbc: car.dbc}}";
    String start = "rig.yaml:1:24: channels./can.dbc: CAN database car.dbc cannot be read: ";

    assertThatThrownBy(() -> RigFile.read("rig.yaml", rig, burning))
        .isInstanceOf(RigException.class)
        .hasMessage(start + "disk on fire");
    assertThatThrownBy(() -> RigFile.read("rig.yaml", rig, picky))
        .isInstanceOf(RigException.class)
        .hasMessage(start + "no path: car.dbc");
  }

  static ParsedRig read(String yaml) {
    return RigFile.read(
        "rig.yaml",
        yaml,
        path -> {
          if (path.equals("car.dbc")) {
            return DBC;
          }
          throw new NoSuchFileException(path);
        });
  }
}
