package io.roadloom.rig;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A value of a YAML file that knows where it stands, so that every complaint names the line. */
final class YamlNode {
  private final String file;
  private final Node node;

  /** What it is the value of: {@code channels./imu}. */
  private final String path;

  private YamlNode(String file, Node node, String path) {
    this.file = file;
    this.node = node;
    this.path = path;
  }

  static YamlNode parse(String file, String text) {
    LoadSettings settings =
        LoadSettings.builder().setAllowDuplicateKeys(false).setLabel(file).build();
    try {
      return new Compose(settings)
          .composeString(text)
          .map(node -> new YamlNode(file, node, ""))
          .orElseThrow(() -> new RigException(file + ": expected a rig, found nothing"));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new RigException(file + ":" + line + ": " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new RigException(file + ": " + e.getMessage().lines().findFirst().orElse("not YAML"));
    }
  }

  /** {@code rig.yaml:12}. */
  String place() {
    return file + ":" + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  RigException error(String message) {
    return new RigException(place() + ": " + message);
  }

  /** The entries of a mapping, in the order of the file. */
  Map<String, YamlNode> entries() {
    if (!(node instanceof MappingNode mapping)) {
      throw expected("a mapping");
    }
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlNode key = new YamlNode(file, tuple.getKeyNode(), path);
      String name = key.text();
      String childPath = path.isEmpty() ? name : path + "." + name;
      YamlNode value = new YamlNode(file, tuple.getValueNode(), childPath);
      if (entries.put(name, value) != null) {
        throw key.error("«" + name + "» stands here a second time");
      }
    }
    return entries;
  }

  /** Reads a mapping whose keys are known; others are mistakes. */
  void read(Map<String, Consumer<YamlNode>> readers) {
    entries()
        .forEach(
            (name, value) -> {
              Consumer<YamlNode> reader = readers.get(name);
              if (reader == null) {
                Set<String> known = new TreeSet<>(readers.keySet());
                throw value.error(
                    "unknown key «%s»%s; known are %s"
                        .formatted(name, Nearest.hint(name, known), String.join(", ", known)));
              }
              reader.accept(value);
            });
  }

  String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw expected("a text");
    }
    return scalar.getValue();
  }

  long durationNs() {
    try {
      return Durations.parse(text());
    } catch (IllegalArgumentException e) {
      throw expected("a duration like 50ms, 1.5s or 250us");
    }
  }

  String oneOf(List<String> words) {
    String word = text();
    if (!words.contains(word)) {
      throw expected(
          "one of " + String.join(", ", words) + Nearest.hint(word, new TreeSet<>(words)));
    }
    return word;
  }

  private RigException expected(String what) {
    String found =
        node instanceof ScalarNode scalar ? "«" + scalar.getValue() + "»" : "something else";
    return error((path.isEmpty() ? "" : path + ": ") + "expected " + what + ", found " + found);
  }
}
