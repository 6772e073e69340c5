package io.roadloom.rig.read;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.model.Channel;
import io.roadloom.rig.RigException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RigCheckTest {
  private static final List<Channel> CHANNELS =
      List.of(
          Channels.imu("/imu"),
          Channels.gnss("/gnss"),
          Channels.camera("/cam"),
          Channels.can("/can"),
          Channels.json("/state", "State"),
          Channels.unknown("/odd"),
          Channels.ros("/a", "x/msg/A", "float64 one\n"),
          Channels.ros("/a", "x/msg/A2", "float64 two\n"));

  @Test
  void acceptsWhatAnyRecordingHas() {
    ParsedRig rig = rig("channels:\n  /imu2: {policy: nearest, tolerance: 1s}\n");

    assertThatCode(() -> RigCheck.check(rig, Set.of("/imu2", "/x"))).doesNotThrowAnyException();
    assertThatCode(() -> RigCheck.check(rig, Set.of())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "channels: {/imu2: {}} | 2:12: channel /imu2",
        "channels: {/lidar: {}, /imu2: {}} | 2:12: channel /lidar",
        "ego: {position: /imu2} | 2:17: channel /imu2",
        "ego: {orientation: /imu2} | 2:20: channel /imu2",
        "signals: {x: {channel: /imu2, policy: linear, max_gap: 1s}} | 2:24: channel /imu2",
      })
  void missesAChannelWhereverItIsNamed(String yaml, String start) {
    assertThatThrownBy(() -> RigCheck.check(rig(yaml), Set.of("/camera", "/imu")))
        .isInstanceOf(RigException.class)
        .hasMessageStartingWith("rig.yaml:" + start + " is in none of the recordings; they have: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void namesTheNearestChannelsFirst() {
    ParsedRig rig = RigFileTest.read("keyframes:\n  reference: /imu2\n");

    assertThatThrownBy(() -> RigCheck.check(rig, Set.of("/camera", "/imu")))
        .hasMessage(
            "rig.yaml:2:14: channel /imu2 is in none of the recordings; they have: /imu, /camera");
  }

  @ParameterizedTest
  @CsvSource({
    "/imu, angular_velocity.z",
    "/imu, 'orientation_covariance[0]'",
    "/gnss, latitude",
    "/state, anything",
    "/odd, anything",
    "/can, id",
    "/a, one",
    "/a, two",
    "/absent, x",
  })
  void acceptsFieldsThatChannelsMayHave(String channel, String field) {
    assertThatCode(() -> RigCheck.checkFields(signal(channel, field), CHANNELS))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/gnss | latitud | channel /gnss has no signal latitud; it has: latitude, altitude, longitude",
        "/cam | width | channel /cam has no signal width; it has none at all",
        "/a | three | channel /a has no signal three; it has: one, two",
      })
  void missesFields(String channel, String field, String message) {
    assertThatThrownBy(() -> RigCheck.checkFields(signal(channel, field), CHANNELS))
        .isInstanceOf(RigException.class)
        .hasMessage("rig.yaml:3:3: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ego: {position: /imu} | rig.yaml:2:17: channel /imu has no latitude",
        "ego: {orientation: /gnss} | rig.yaml:2:20: channel /gnss has no orientation",
        "channels: {/imu: {dbc: car.dbc}} | rig.yaml:2:12: channel /imu has no CAN frames, but a dbc in the rig",
      })
  void missesWhatAChannelIsNamedFor(String yaml, String message) {
    assertThatThrownBy(() -> RigCheck.checkFields(rig(yaml), CHANNELS))
        .isInstanceOf(RigException.class)
        .hasMessage(message);
  }

  @Test
  void acceptsChannelsThatHaveWhatTheyAreNamedFor() {
    ParsedRig rig =
        rig(
            """
            ego: {position: /gnss, orientation: /imu}
            channels: {/can: {dbc: car.dbc}}
            signals:
              MOTION.SPEED: {channel: /can, policy: linear, max_gap: 1s}
            """);

    assertThatCode(() -> RigCheck.checkFields(rig, CHANNELS)).doesNotThrowAnyException();
  }

  private static ParsedRig signal(String channel, String field) {
    return rig(
        "signals:\n  s: {channel: %s, field: '%s', policy: linear, max_gap: 1s}\n"
            .formatted(channel, field));
  }

  private static ParsedRig rig(String yaml) {
    return RigFileTest.read("keyframes: {period: 1s}\n" + yaml);
  }
}
