package io.roadloom.export.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A report in JSON as a table: a row a value, named by its path, whatever the report says. */
final class LeakageTable {
  private LeakageTable() {}

  static void write(String report, Markdown text) {
    text.header("", "");
    rows("", Json.parse(report), text);
    text.endTable();
  }

  private static void rows(String path, JsonNode node, Markdown text) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        rows(join(path, field.getKey().replace('_', ' ')), field.getValue(), text);
      }
    } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
      for (int i = 0; i < node.size(); i++) {
        rows(join(path, String.valueOf(i + 1)), node.get(i), text);
      }
    } else if (node.isArray()) {
      text.row(path, Json.line(node));
    } else {
      text.row(path, node.isNull() ? "–" : node.asText());
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + " · " + name;
  }
}
