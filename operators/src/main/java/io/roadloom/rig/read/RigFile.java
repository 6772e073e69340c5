package io.roadloom.rig.read;

import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Ego;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import io.roadloom.rig.RigException;
import io.roadloom.rig.RigHash;
import io.roadloom.rig.SignalRule;
import io.roadloom.yaml.YamlNode;
import io.roadloom.yaml.YamlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Reads a rig from YAML. Every mistake is a {@link RigException} of one line that names the place.
 */
public final class RigFile {
  private static final long DEFAULT_DISORDER = 2_000_000_000L;
  private static final long DEFAULT_EGO_GAP = 250_000_000L;
  private final ChannelReader channelReader;
  private final Map<String, ChannelRule> channels = new HashMap<>();
  private final List<SignalRule> signals = new ArrayList<>();
  private final Map<String, String> places = new LinkedHashMap<>();
  private @Nullable Keyframes keyframes;
  private long maxDisorder = DEFAULT_DISORDER;
  private @Nullable Ego ego;

  /** Loads a file that a rig names. */
  @FunctionalInterface
  public interface Loader {
    /**
     * @param path as the rig has it, relative to the rig
     */
    String load(String path) throws IOException;
  }

  private RigFile(Loader loader) {
    this.channelReader = new ChannelReader(loader);
  }

  /**
   * @param file its name, for messages
   * @throws RigException where it is not a rig, or names a CAN database that can't be read
   */
  public static ParsedRig read(String file, String text, Loader loader) {
    return new RigFile(loader).read(YamlText.parse(file, text, "a rig", RigException::new));
  }

  private ParsedRig read(YamlNode root) {
    root.read(
        Map.of(
            "keyframes", this::keyframes,
            "max_disorder", node -> maxDisorder = node.durationNs(),
            "ego", this::ego,
            "channels", node -> node.entries().forEach(this::channel),
            "signals", node -> node.entries().forEach(this::signal)));
    if (keyframes == null) {
      throw root.error("expected keyframes: {period: …} or {reference: …}, found none");
    }
    Rig rig = RigHash.seal(keyframes, maxDisorder, ego, channels, signals);
    ParsedRig parsed = new ParsedRig(rig, Collections.unmodifiableMap(places));
    CanSignals.check(parsed, channelReader.databases());
    return parsed;
  }

  private void keyframes(YamlNode node) {
    long[] period = {0};
    String[] reference = {null};
    node.read(
        Map.of(
            "period",
            value -> {
              period[0] = value.durationNs();
              if (period[0] == 0) {
                throw value.expected("more than 0");
              }
            },
            "reference",
            value -> reference[0] = mention(value)));
    if (period[0] == 0 && reference[0] == null) {
      throw node.error("expected a period, a reference channel, or both");
    }
    keyframes = new Keyframes(period[0], reference[0]);
  }

  private void ego(YamlNode node) {
    String[] from = new String[2];
    long[] maxGap = {DEFAULT_EGO_GAP};
    node.read(
        Map.of(
            "position", value -> from[0] = mention(value),
            "orientation", value -> from[1] = mention(value),
            "max_gap", value -> maxGap[0] = value.durationNs()));
    if (from[0] == null && from[1] == null) {
      throw node.error("expected a position channel, an orientation channel, or both");
    }
    ego = new Ego(from[0], from[1], maxGap[0]);
  }

  private void channel(String topic, YamlNode node) {
    places.put(node.path(), node.keyPlace());
    channels.put(topic, channelReader.read(topic, node));
  }

  private void signal(String name, YamlNode node) {
    places.put(node.path(), node.keyPlace());
    PolicyReader policy = new PolicyReader(List.of("nearest", "previous", "linear"));
    String[] channel = {null};
    String[] field = {name};
    node.read(
        policy.with(
            Map.of(
                "channel", value -> channel[0] = mention(value),
                "field", value -> field[0] = value.text())));
    if (channel[0] == null) {
      throw node.keyError("expected a channel, found none");
    }
    Policy found = policy.policy();
    if (found == null) {
      throw node.keyError("expected a policy, found none");
    }
    signals.add(new SignalRule(name, channel[0], field[0], found));
  }

  /** A channel, where the rig names one. */
  private String mention(YamlNode node) {
    places.put(node.path(), node.place());
    return node.text();
  }
}
