package io.roadloom.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.model.Clock;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RigFileTest {
  private static final RigFile.Loader NO_FILES =
      path -> {
        throw new NoSuchFileException(path);
      };

  @Test
  void readsRealRigs() throws IOException {
    Rig comma = real("comma2k19-a").rig();
    Rig kitti = real("kitti-0005-a").rig();

    assertThat(comma.keyframes()).isEqualTo(new Keyframes(100_000_000, null));
    assertThat(comma.channel("/can/0").dbc()).contains("BO_ 37 STEER_ANGLE_SENSOR");
    assertThat(comma.channel("/imu").policy()).isEqualTo(new Policy.Nearest(10_000_000));
    assertThat(comma.signals()).hasSize(5);
    assertThat(kitti.keyframes()).isEqualTo(new Keyframes(0, "/velodyne/points"));
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
                signals:
                  speed: {channel: /odom, field: twist.linear.x, policy: nearest, tolerance: 5ms}
                """)
            .rig();

    assertThat(rig.keyframes()).isEqualTo(new Keyframes(100_000_000, "/lidar"));
    assertThat(rig.maxDisorderNs()).isEqualTo(1_500_000_000);
    assertThat(rig.ego()).isEqualTo(new Ego("/gnss", "/imu", 100_000_000));
    assertThat(rig.channel("/cam"))
        .isEqualTo(
            new ChannelRule(new Policy.Previous(1_000_000_000), Clock.HEADER, 250_000, null));
    assertThat(rig.signals())
        .containsExactly(
            new SignalRule("speed", "/odom", "twist.linear.x", new Policy.Nearest(5_000_000)));
  }

  @Test
  void hashesWhatHasASay() {
    String a = "keyframes: {period: 100ms}\nchannels:\n  /a: {policy: nearest, tolerance: 5ms}\n";
    String b =
        "channels: # a comment\n  /a: {tolerance: 5000us, policy: nearest}\nkeyframes: {period: 0.1s}\n";

    assertThat(read(a).rig().hash()).isEqualTo(read(b).rig().hash()).hasSize(32);
    assertThat(read(a.replace("5ms", "6ms")).rig().hash()).isNotEqualTo(read(a).rig().hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keyframes: {perod: 1s} | rig.yaml:1: unknown key «perod» (did you mean «period»?); known are period, reference",
        "keyframes: {period: fast} | rig.yaml:1: keyframes.period: expected a duration like 50ms, 1.5s or 250us, found «fast»",
        "keyframes: {} | rig.yaml:1: keyframes: expected a period, a reference channel, or both",
        "channels: {/a: {policy: nearest}} | rig.yaml:1: policy «nearest»: expected tolerance, found none",
        "channels: {/a: {policy: linear, max_gap: 1s}} | expected one of nearest, previous, found «linear»",
        "channels: {/a: {tolerance: 1s}} | rig.yaml:1: «tolerance» without a policy that it bounds",
        "channels: {/a: {dbc: no.dbc}} | rig.yaml:1: CAN database no.dbc cannot be read: there is no such file",
        "signals: {x: {policy: nearest, tolerance: 1s}} | rig.yaml:1: signals.x: expected a channel, found none",
        "max_disorder: 2s | rig.yaml:1: expected keyframes: {period: …} or {reference: …}, found none",
        "keyframes: [1 | rig.yaml:",
      })
  void namesThePlaceOfAMistake(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(RigException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void missesChannelsThatNoRecordingHas() {
    ParsedRig rig =
        read("keyframes: {period: 1s}\nchannels:\n  /imu2: {policy: nearest, tolerance: 1s}\n");

    RigCheck.check(rig, Set.of("/imu2", "/x"));
    assertThatThrownBy(() -> RigCheck.check(rig, Set.of("/camera", "/imu")))
        .hasMessage(
            "rig.yaml:3: channel /imu2 is in none of the recordings; they have /imu, /camera");
  }

  private static ParsedRig read(String yaml) {
    return RigFile.read("rig.yaml", yaml, NO_FILES);
  }

  private static ParsedRig real(String name) throws IOException {
    Path file = SharedData.path("expected/" + name + ".rig.yaml");
    return RigFile.read(
        file.getFileName().toString(),
        Files.readString(file),
        path -> Files.readString(file.resolveSibling(path)));
  }
}
