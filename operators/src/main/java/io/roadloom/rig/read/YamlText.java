package io.roadloom.rig.read;

import io.roadloom.rig.RigException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Parses YAML into nodes that know their places. */
final class YamlText {
  private YamlText() {}

  /**
   * @param file its name, for messages
   * @throws RigException where it is not one document of YAML
   */
  static YamlNode parse(String file, String text) {
    LoadSettings settings = LoadSettings.builder().setLabel(file).build();
    Optional<Node> root;
    try {
      root = new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      throw new RigException(YamlNode.place(file, e.getProblemMark()) + ": " + line(e));
    } catch (YamlEngineException e) {
      throw new RigException(file + ": not YAML: " + oneLine(e.getMessage()));
    }
    return root.map(node -> YamlNode.root(file, node))
        .orElseThrow(() -> new RigException(file + ": expected a rig, found nothing"));
  }

  private static String line(MarkedYamlEngineException e) {
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    return "not YAML: " + oneLine(context + e.getProblem());
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
