package io.roadloom.rig.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.rig.RigException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages that users get, word by word. */
class RigMistakesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "'' | rig.yaml:1:1: expected a mapping, found nothing",
        "a rig | rig.yaml:1:1: expected a mapping, found «a rig»",
        "[1] | rig.yaml:1:1: expected a mapping, found a list",
        "max_disorder: 2s | rig.yaml:1:1: expected keyframes: {period: …} or {reference: …}, found none",
        "keyframe: {period: 1s} | rig.yaml:1:1: keyframe: unknown key (did you mean «keyframes»?); known are channels, ego, keyframes, max_disorder, signals",
        "keyframes: {perod: 1s} | rig.yaml:1:13: keyframes.perod: unknown key (did you mean «period»?); known are period, reference",
        "keyframes: {period: fast} | rig.yaml:1:21: keyframes.period: expected a duration like 50ms, 1.5s or 250us, of a day at most, found «fast»",
        "keyframes: {period: 100} | rig.yaml:1:21: keyframes.period: expected a duration like 50ms, 1.5s or 250us, of a day at most, found «100»",
        "keyframes: {period: 0.5ns} | rig.yaml:1:21: keyframes.period: expected a duration like 50ms, 1.5s or 250us, of a day at most, found «0.5ns»",
        "keyframes: {period: 1441m} | rig.yaml:1:21: keyframes.period: expected a duration like 50ms, 1.5s or 250us, of a day at most, found «1441m»",
        "keyframes: {period: -1s} | rig.yaml:1:21: keyframes.period: expected a duration like 50ms, 1.5s or 250us, of a day at most, found «-1s»",
        "keyframes: {period: {s: 1}} | rig.yaml:1:21: keyframes.period: expected a text, found a mapping",
        "keyframes: {period: 0s} | rig.yaml:1:21: keyframes.period: expected more than 0, found «0s»",
        "keyframes: {reference: } | rig.yaml:1:23: keyframes.reference: expected a text, found nothing",
        "keyframes: {} | rig.yaml:1:12: keyframes: expected a period, a reference channel, or both",
        "keyframes: {period: 1s, period: 2s} | rig.yaml:1:25: keyframes.period: stands here a second time; first at rig.yaml:1:13",
        "ego: {max_gap: 1s} | rig.yaml:1:6: ego: expected a position channel, an orientation channel, or both",
        "channels: | rig.yaml:1:10: channels: expected a mapping, found nothing",
        "channels:\\n  /a: nearest | rig.yaml:2:7: channels./a: expected a mapping, found «nearest»",
        "channels:\\n  /a: {policy: nearest} | rig.yaml:2:16: channels./a.policy: expected tolerance beside policy «nearest», found none",
        "channels:\\n  /a: {policy: nearst, tolerance: 1s} | rig.yaml:2:16: channels./a.policy: expected one of nearest, previous, found «nearst» (did you mean «nearest»?)",
        "channels:\\n  /a: {policy: linear, max_gap: 1s} | rig.yaml:2:16: channels./a.policy: expected one of nearest, previous, found «linear»",
        "channels:\\n  /a: {policy: nearest, max_age: 1s} | rig.yaml:2:16: channels./a.policy: expected tolerance beside policy «nearest», found none",
        "channels:\\n  /a: {policy: nearest, tolerance: 1s, max_age: 1s} | rig.yaml:2:40: channels./a.max_age: policy «nearest» is bounded by tolerance only",
        "channels:\\n  /a: {tolerance: 1s} | rig.yaml:2:8: channels./a.tolerance: no policy that it bounds",
        "channels:\\n  /a: {clock: gps} | rig.yaml:2:15: channels./a.clock: expected one of auto, header, log, publish, found «gps»",
        "channels:\\n  /a: {latency: -5ms} | rig.yaml:2:17: channels./a.latency: expected a duration like 50ms, 1.5s or 250us, of a day at most, found «-5ms»",
        "channels:\\n  /a: {dbc: no.dbc} | rig.yaml:2:13: channels./a.dbc: CAN database no.dbc cannot be read: there is no such file",
        "channels:\\n  /a: {}\\n  /b: {}\\n  /a: {} | rig.yaml:4:3: channels./a: stands here a second time; first at rig.yaml:2:3",
        "signals:\\n  x: {policy: nearest, tolerance: 1s} | rig.yaml:2:3: signals.x: expected a channel, found none",
        "signals:\\n  x: {channel: /a} | rig.yaml:2:3: signals.x: expected a policy, found none",
        "signals:\\n  x: {channel: /a, policy: slerp, max_gap: 1s} | rig.yaml:2:28: signals.x.policy: slerp is for orientations: name the channel as ego.orientation",
        "signals:\\n  x: {channel: /a, polcy: linear} | rig.yaml:2:20: signals.x.polcy: unknown key (did you mean «policy»?); known are channel, field, max_age, max_gap, policy, tolerance",
        "keyframes: {period: 1s}\\nchannels: {/can: {dbc: car.dbc}}\\nsignals:\\n  MOTION.SPED: {channel: /can, policy: linear, max_gap: 1s} | rig.yaml:4:3: CAN database car.dbc has no signal MOTION.SPED; it has: MOTION.SPEED",
        "keyframes: [1 | rig.yaml:1:14: not YAML: while parsing a flow sequence: expected ',' or ']', but got <stream end>",
        "a: b: c | rig.yaml:1:5: not YAML: mapping values are not allowed here",
      })
  void areToldWithTheirPlace(String yaml, String message) {
    assertThatThrownBy(() -> RigFileTest.read(yaml.replace("\\n", "\n").replace("''", "\"\"")))
        .isInstanceOf(RigException.class)
        .hasMessage(message);
  }

  @Test
  void includeAnEmptyFile() {
    assertThatThrownBy(() -> RigFileTest.read("# nothing\n"))
        .isInstanceOf(RigException.class)
        .hasMessage("rig.yaml: expected a rig, found nothing");
  }

  /** Whatever is done to a rig, it is read or refused: in one line, by our own exception. */
  @Test
  void areNeverForeignExceptions() {
    String rig =
        """
        keyframes: {period: 100ms, reference: /lidar}
        max_disorder: 2s
        ego: {position: /gnss, orientation: /imu, max_gap: 250ms}
        channels:
          /camera: &a {policy: nearest, tolerance: 50ms, clock: header, latency: 0ms}
          /can/0: {dbc: car.dbc}
        signals:
          MOTION.SPEED: {channel: /can/0, policy: linear, max_gap: 50ms}
        """;
    List<String> pieces =
        List.of("{", "}", ":", "\n", "- ", "*a", "&b ", "\"", "'", "!!int ", "\t", "\0", "? ", "|");
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(rig);
      for (int i = 0; i <= random.nextInt(3); i++) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(6));
        text.replace(from, to, pieces.get(random.nextInt(pieces.size())));
      }
      try {
        RigFileTest.read(text.toString());
      } catch (RigException e) {
        assertThat(e.getMessage()).as("seed %s", seed).startsWith("rig.yaml").doesNotContain("\n");
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ": " + text, e);
      }
    }
  }
}
