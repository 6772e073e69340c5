package io.roadloom.rig;

import io.roadloom.decode.can.DbcException;
import io.roadloom.decode.can.DbcFrames;
import io.roadloom.model.Clock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Reads a rig from YAML. Every mistake is a {@link RigException} of one line that names the place.
 */
public final class RigFile {
  private static final long DEFAULT_DISORDER = 2_000_000_000L;
  private static final long DEFAULT_EGO_GAP = 250_000_000L;
  private final Loader loader;
  private final Map<String, ChannelRule> channels = new HashMap<>();
  private final List<SignalRule> signals = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();
  private Keyframes keyframes;
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
    this.loader = loader;
  }

  /**
   * @param file its name, for messages
   */
  public static ParsedRig read(String file, String text, Loader loader) {
    return new RigFile(loader).read(YamlNode.parse(file, text));
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
    return new ParsedRig(
        RigHash.seal(keyframes, maxDisorder, ego, channels, signals), Map.copyOf(places));
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
                throw value.error("keyframes.period: expected more than 0");
              }
            },
            "reference",
            value -> reference[0] = mention(value)));
    if (period[0] == 0 && reference[0] == null) {
      throw node.error("keyframes: expected a period, a reference channel, or both");
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
    ego = new Ego(from[0], from[1], maxGap[0]);
  }

  private void channel(String topic, YamlNode node) {
    places.putIfAbsent(topic, node.place());
    PolicyReader policy = new PolicyReader(List.of("nearest", "previous"));
    Clock[] clock = {Clock.AUTO};
    long[] latency = {0};
    String[] dbc = {null};
    node.read(
        policy.with(
            Map.of(
                "clock",
                value ->
                    clock[0] =
                        Clock.valueOf(
                            value
                                .oneOf(List.of("auto", "header", "log", "publish"))
                                .toUpperCase(Locale.ROOT)),
                "latency",
                value -> latency[0] = value.durationNs(),
                "dbc",
                value -> dbc[0] = dbc(value))));
    channels.put(topic, new ChannelRule(policy.policy(node), clock[0], latency[0], dbc[0]));
  }

  private String dbc(YamlNode node) {
    String path = node.text();
    try {
      String text = loader.load(path);
      DbcFrames.parse(text);
      return text;
    } catch (DbcException e) {
      throw node.error("CAN database " + path + ", " + e.getMessage());
    } catch (IOException e) {
      throw node.error("CAN database " + path + " cannot be read: " + reason(e));
    }
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException || e instanceof FileNotFoundException
        ? "there is no such file"
        : e.getMessage();
  }

  private void signal(String name, YamlNode node) {
    PolicyReader policy = new PolicyReader(List.of("nearest", "previous", "linear"));
    String[] channel = {null};
    String[] field = {name};
    node.read(
        policy.with(
            Map.of(
                "channel", value -> channel[0] = mention(value),
                "field", value -> field[0] = value.text())));
    if (channel[0] == null) {
      throw node.error("signals." + name + ": expected a channel, found none");
    }
    Policy found = policy.policy(node);
    if (found == null) {
      throw node.error("signals." + name + ": expected a policy, found none");
    }
    signals.add(new SignalRule(name, channel[0], field[0], found));
  }

  private String mention(YamlNode node) {
    places.putIfAbsent(node.text(), node.place());
    return node.text();
  }
}
