package io.roadloom.rig.read;

import io.roadloom.decode.can.DbcException;
import io.roadloom.decode.can.DbcFrames;
import io.roadloom.model.Clock;
import io.roadloom.rig.ChannelRule;
import io.roadloom.yaml.YamlNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what a rig says of channels, and the CAN databases that it names there. */
final class ChannelReader {
  private static final List<String> CLOCKS = List.of("auto", "header", "log", "publish");
  private final RigFile.Loader loader;
  private final Map<String, Database> databases = new HashMap<>();

  /** A CAN database, and the path that the rig has it at. */
  record Database(String path, DbcFrames frames) {}

  ChannelReader(RigFile.Loader loader) {
    this.loader = loader;
  }

  /** By topic, the databases of the channels read so far. */
  Map<String, Database> databases() {
    return databases;
  }

  ChannelRule read(String topic, YamlNode node) {
    PolicyReader policy = new PolicyReader(List.of("nearest", "previous"));
    Clock[] clock = {Clock.AUTO};
    long[] latency = {0};
    String[] dbc = {null};
    node.read(
        policy.with(
            Map.of(
                "clock", value -> clock[0] = clock(value),
                "latency", value -> latency[0] = value.durationNs(),
                "dbc", value -> dbc[0] = database(topic, value))));
    return new ChannelRule(policy.policy(), clock[0], latency[0], dbc[0]);
  }

  private static Clock clock(YamlNode node) {
    return Clock.valueOf(node.oneOf(CLOCKS).toUpperCase(Locale.ROOT));
  }

  private String database(String topic, YamlNode node) {
    String path = node.text();
    String text = load(path, node);
    try {
      databases.put(topic, new Database(path, DbcFrames.parse(text)));
      return text;
    } catch (DbcException e) {
      throw node.error("CAN database " + path + ", " + e.getMessage());
    }
  }

  private String load(String path, YamlNode node) {
    try {
      return loader.load(path);
    } catch (IOException | IllegalArgumentException e) { // the latter of what is no path
      throw node.error("CAN database " + path + " cannot be read: " + reason(e));
    }
  }

  private static String reason(Exception e) {
    boolean absent = e instanceof NoSuchFileException || e instanceof FileNotFoundException;
    return absent
        ? "there is no such file"
        : String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
  }
}
