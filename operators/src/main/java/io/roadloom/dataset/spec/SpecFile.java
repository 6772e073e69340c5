package io.roadloom.dataset.spec;

import io.roadloom.dataset.DatasetSpec;
import io.roadloom.dataset.ExportSpec;
import io.roadloom.dataset.NearDuplicatePolicy;
import io.roadloom.dataset.Sampling;
import io.roadloom.dataset.SpecException;
import io.roadloom.dataset.Splits;
import io.roadloom.dataset.similar.SimilarityRule;
import io.roadloom.yaml.YamlNode;
import io.roadloom.yaml.YamlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the description of a dataset from YAML. Every mistake is a {@link SpecException} of one
 * line that names the place.
 */
public final class SpecFile {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

  private final YamlNode root;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, String> places = new HashMap<>();
  private int version;
  private List<String> require = List.of();
  private double minCompleteness;
  private Sampling sampling = Sampling.ALL;
  private NearDuplicatePolicy nearDuplicates = NearDuplicatePolicy.DEFAULT;
  private Splits splits = Splits.ONE;
  private ExportSpec export = ExportSpec.DEFAULT;

  private SpecFile(YamlNode root) {
    this.root = root;
  }

  /**
   * Reads a spec.
   *
   * @param file its name, for messages
   */
  public static ParsedSpec read(String file, String text) {
    return new SpecFile(YamlText.parse(file, text, "a dataset spec", SpecException::new))
        .read(text);
  }

  private ParsedSpec read(String text) {
    Map<String, Consumer<YamlNode>> readers = new HashMap<>();
    readers.put("dataset", this::name);
    readers.put("version", node -> version = (int) node.whole(1, Integer.MAX_VALUE));
    for (String key : List.of("description", "licence", "restrictions", "select")) {
      readers.put(key, node -> text(key, node));
    }
    readers.put("snapshot", this::snapshot);
    readers.put("require", node -> require = topics("require", node));
    readers.put("completeness", this::completeness);
    readers.put("sampling", node -> sampling = new SamplingReader().read(node));
    readers.put("near_duplicates", this::nearDuplicates);
    readers.put("splits", node -> splits = new SplitsReader().read(node));
    readers.put("export", this::export);
    root.read(readers);
    if (!texts.containsKey("dataset")) {
      throw root.error("expected dataset: NAME, found none");
    }
    if (version == 0) {
      throw root.error("expected version: NUMBER, found none");
    }
    DatasetSpec spec =
        new DatasetSpec(
            texts.get("dataset"),
            version,
            texts.get("description"),
            texts.get("licence"),
            texts.get("restrictions"),
            texts.get("snapshot"),
            texts.get("select"),
            require,
            minCompleteness,
            sampling,
            nearDuplicates,
            splits,
            export);
    return new ParsedSpec(spec, text, SpecHash.of(spec), Map.copyOf(places));
  }

  private void text(String key, YamlNode node) {
    texts.put(key, node.text());
    places.put(key, node.place());
  }

  private void name(YamlNode node) {
    if (!node.text().matches(NAME)) {
      throw node.expected("a name of letters, digits, «-», «_» and «.», 100 at most");
    }
    text("dataset", node);
  }

  private void snapshot(YamlNode node) {
    if (!SnapshotText.isSnapshot(node.text())) {
      throw node.expected(
          "the id of a snapshot of drive_revision, or a time like 2026-01-31T12:00:00Z");
    }
    text("snapshot", node);
  }

  private void completeness(YamlNode node) {
    node.read(Map.of("minimum", value -> minCompleteness = value.number(0, 1)));
  }

  private void nearDuplicates(YamlNode node) {
    boolean[] drop = {false};
    Integer[] distance = {null};
    List<String> channels = new ArrayList<>();
    node.read(
        Map.of(
            "drop", value -> drop[0] = value.flag(),
            "max_distance", value -> distance[0] = (int) value.whole(0, SimilarityRule.GREATEST),
            "channels", value -> channels.addAll(topics("near_duplicates.channels", value))));
    nearDuplicates = new NearDuplicatePolicy(drop[0], distance[0], List.copyOf(channels));
  }

  private void export(YamlNode node) {
    long[] read = {ExportSpec.DEFAULT.shardBytes(), ExportSpec.DEFAULT.seed()};
    node.read(
        Map.of(
            "shard_size", value -> read[0] = value.bytes(),
            "seed", value -> read[1] = seed(value)));
    export = new ExportSpec(read[0], read[1]);
  }

  static long seed(YamlNode node) {
    return node.whole(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** One topic, or a list of different ones. */
  private List<String> topics(String key, YamlNode node) {
    List<String> topics = new ArrayList<>();
    for (YamlNode item : node.isList() ? node.items() : List.of(node)) {
      if (topics.contains(item.text())) {
        throw item.error("«" + item.text() + "» stands here a second time");
      }
      topics.add(item.text());
      places.put(key + "." + item.text(), item.place());
    }
    return List.copyOf(topics);
  }
}
