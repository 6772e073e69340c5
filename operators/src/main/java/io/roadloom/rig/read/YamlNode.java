package io.roadloom.rig.read;

import io.roadloom.rig.RigException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A value of a YAML file that knows where it stands, so that every complaint names the place. */
final class YamlNode {
  private static final int MAX_SHOWN = 60;
  private final String file;
  private final Node node;

  /** What it is the value of; null for the whole file. */
  private final @Nullable Node key;

  private final String path;

  private YamlNode(String file, Node node, @Nullable Node key, String path) {
    this.file = file;
    this.node = node;
    this.key = key;
    this.path = path;
  }

  static YamlNode root(String file, Node node) {
    return new YamlNode(file, node, null, "");
  }

  /** Where it is from the root: {@code channels./imu.policy}. */
  String path() {
    return path;
  }

  /** Of the value: {@code rig.yaml:12:9}. */
  String place() {
    return place(file, node.getStartMark());
  }

  /** Of the key that it is the value of. */
  String keyPlace() {
    return key == null ? place() : place(file, key.getStartMark());
  }

  static String place(String file, Optional<Mark> mark) {
    return file + mark.map(at -> ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1)).orElse("");
  }

  /** A complaint of the value. */
  RigException error(String message) {
    return new RigException(place() + ": " + subject() + message);
  }

  /** A complaint of what the value lacks, or of its being there. */
  RigException keyError(String message) {
    return new RigException(keyPlace() + ": " + subject() + message);
  }

  RigException expected(String what) {
    return error("expected " + what + ", found " + found());
  }

  private String subject() {
    return path.isEmpty() ? "" : path + ": ";
  }

  private String found() {
    if (node instanceof ScalarNode scalar) {
      String text = scalar.getValue().replaceAll("\\s+", " ");
      String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
      return text.isEmpty() ? "nothing" : "«" + shown + "»";
    }
    return node instanceof MappingNode ? "a mapping" : "a list";
  }

  /** The entries of a mapping, in the order of the file. */
  Map<String, YamlNode> entries() {
    if (!(node instanceof MappingNode mapping)) {
      throw expected("a mapping");
    }
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node keyNode = tuple.getKeyNode();
      String name = new YamlNode(file, keyNode, keyNode, path).text();
      String childPath = path.isEmpty() ? name : path + "." + name;
      YamlNode child = new YamlNode(file, tuple.getValueNode(), keyNode, childPath);
      YamlNode before = entries.put(name, child);
      if (before != null) {
        throw child.keyError("stands here a second time; first at " + before.keyPlace());
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
                throw value.keyError(
                    "unknown key%s; known are %s"
                        .formatted(Nearest.hint(name, known), String.join(", ", known)));
              }
              reader.accept(value);
            });
  }

  String text() {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isEmpty()) {
      throw expected("a text");
    }
    return scalar.getValue();
  }

  long durationNs() {
    try {
      return Durations.parse(text());
    } catch (IllegalArgumentException e) {
      throw expected("a duration like 50ms, 1.5s or 250us, of a day at most");
    }
  }

  String oneOf(List<String> words) {
    String word = text();
    if (!words.contains(word)) {
      throw error(
          "expected one of %s, found %s%s"
              .formatted(
                  String.join(", ", words), found(), Nearest.hint(word, new TreeSet<>(words))));
    }
    return word;
  }
}
