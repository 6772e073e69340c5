package io.roadloom.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A value of a YAML file that knows where it stands, so that every complaint names the place. */
public final class YamlNode {
  private static final int MAX_SHOWN = 60;
  private static final Pattern METRES = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,3})?)\\s*(m|km)");
  private static final Pattern BYTES = Pattern.compile("(\\d{1,7})\\s*(B|[kMG]B|[KMG]iB)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "B", 1L,
          "kB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "KiB", 1L << 10,
          "MiB", 1L << 20,
          "GiB", 1L << 30);
  private final String file;
  private final Node node;

  /** What it is the value of; null for the whole file. */
  private final @Nullable Node key;

  private final String path;
  private final Function<String, ? extends RuntimeException> mistake;

  private YamlNode(
      String file,
      Node node,
      @Nullable Node key,
      String path,
      Function<String, ? extends RuntimeException> mistake) {
    this.file = file;
    this.node = node;
    this.key = key;
    this.path = path;
    this.mistake = mistake;
  }

  static YamlNode root(
      String file, Node node, Function<String, ? extends RuntimeException> mistake) {
    return new YamlNode(file, node, null, "", mistake);
  }

  /** Where it is from the root: {@code channels./imu.policy}. */
  public String path() {
    return path;
  }

  /** Of the value: {@code rig.yaml:12:9}. */
  public String place() {
    return place(file, node.getStartMark());
  }

  /** Of the key that it is the value of. */
  public String keyPlace() {
    return key == null ? place() : place(file, key.getStartMark());
  }

  static String place(String file, Optional<Mark> mark) {
    return file + mark.map(at -> ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1)).orElse("");
  }

  /** A complaint of the value. */
  public RuntimeException error(String message) {
    return mistake.apply(place() + ": " + subject() + message);
  }

  /** A complaint of what the value lacks, or of its being there. */
  public RuntimeException keyError(String message) {
    return mistake.apply(keyPlace() + ": " + subject() + message);
  }

  public RuntimeException expected(String what) {
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
  public Map<String, YamlNode> entries() {
    if (!(node instanceof MappingNode mapping)) {
      throw expected("a mapping");
    }
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node keyNode = tuple.getKeyNode();
      String name = new YamlNode(file, keyNode, keyNode, path, mistake).text();
      String childPath = path.isEmpty() ? name : path + "." + name;
      YamlNode child = new YamlNode(file, tuple.getValueNode(), keyNode, childPath, mistake);
      YamlNode before = entries.put(name, child);
      if (before != null) {
        throw child.keyError("stands here a second time; first at " + before.keyPlace());
      }
    }
    return entries;
  }

  /** Reads a mapping whose keys are known; others are mistakes. */
  public void read(Map<String, Consumer<YamlNode>> readers) {
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

  /** The values of a list. */
  public List<YamlNode> items() {
    if (!(node instanceof SequenceNode list)) {
      throw expected("a list");
    }
    return list.getValue().stream()
        .map(item -> new YamlNode(file, item, key, path, mistake))
        .toList();
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  public String text() {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isEmpty()) {
      throw expected("a text");
    }
    return scalar.getValue();
  }

  public long durationNs() {
    try {
      return Durations.parse(text());
    } catch (IllegalArgumentException e) {
      throw expected("a duration like 50ms, 1.5s or 250us, of a day at most");
    }
  }

  public boolean flag() {
    return oneOf(List.of("true", "false")).equals("true");
  }

  /**
   * A whole number.
   *
   * @param least the smallest that makes sense
   */
  public long whole(long least, long most) {
    String text = text();
    if (text.matches("-?\\d{1,19}")) {
      try {
        long value = Long.parseLong(text);
        if (value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw expected("a whole number of 64 bits");
      }
    }
    String bounds =
        most == Long.MAX_VALUE && least == Long.MIN_VALUE
            ? "a whole number of 64 bits"
            : most == Long.MAX_VALUE
                ? "a whole number of at least " + least
                : "a whole number from %d to %d".formatted(least, most);
    throw expected(bounds);
  }

  /** A number from {@code least} to {@code most}. */
  public double number(double least, double most) {
    String text = text();
    if (text.matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
      double value = Double.parseDouble(text);
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw expected("a number from %s to %s".formatted(plain(least), plain(most)));
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** A length like 50m or 1.5km, in metres. */
  public double metres() {
    Matcher form = METRES.matcher(text());
    if (!form.matches()) {
      throw expected("a length like 50m or 1.5km");
    }
    return Double.parseDouble(form.group(1)) * (form.group(2).equals("km") ? 1_000 : 1);
  }

  /** A size like 256MB or 1GiB, in bytes. */
  public long bytes() {
    Matcher form = BYTES.matcher(text());
    if (!form.matches()) {
      throw expected("a size like 256MB or 1GiB");
    }
    return Math.multiplyExact(Long.parseLong(form.group(1)), UNITS.get(form.group(2)));
  }

  public String oneOf(List<String> words) {
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
