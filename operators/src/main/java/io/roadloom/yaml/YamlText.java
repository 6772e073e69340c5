package io.roadloom.yaml;

import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Parses YAML into nodes that know their places. */
public final class YamlText {
  private YamlText() {}

  /**
   * Parses one document.
   *
   * @param file its name, for messages
   * @param what it should hold: a rig, for instance
   * @param mistake makes the exception of a message, here and in the nodes
   */
  public static YamlNode parse(
      String file, String text, String what, Function<String, ? extends RuntimeException> mistake) {
    LoadSettings settings = LoadSettings.builder().setLabel(file).build();
    Optional<Node> root;
    try {
      root = new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      throw mistake.apply(YamlNode.place(file, e.getProblemMark()) + ": " + line(e));
    } catch (YamlEngineException e) {
      throw mistake.apply(file + ": not YAML: " + oneLine(e.getMessage()));
    }
    return root.map(node -> YamlNode.root(file, node, mistake))
        .orElseThrow(() -> mistake.apply(file + ": expected " + what + ", found nothing"));
  }

  private static String line(MarkedYamlEngineException e) {
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    return "not YAML: " + oneLine(context + e.getProblem());
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
