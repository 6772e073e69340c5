package io.roadloom.export.nuscenes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The 13 tables as whoever loads the folder sees them: rows by token. */
final class LoadedTables {
  private static final List<String> NAMES =
      List.of(
          "attribute",
          "calibrated_sensor",
          "category",
          "ego_pose",
          "instance",
          "log",
          "map",
          "sample",
          "sample_annotation",
          "sample_data",
          "scene",
          "sensor",
          "visibility");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Map<String, JsonNode>> tables = new TreeMap<>();

  LoadedTables(Path root, String version) throws IOException {
    for (String name : NAMES) {
      Map<String, JsonNode> rows = new LinkedHashMap<>();
      for (JsonNode row :
          JSON.readTree(Files.readString(root.resolve(version + "/" + name + ".json")))) {
        String token = row.get("token").textValue();
        if (rows.put(token, row) != null) {
          throw new AssertionError(name + " has two rows of " + token);
        }
      }
      tables.put(name, rows);
    }
  }

  /** All rows in the order of the file. */
  List<JsonNode> rows(String table) {
    return List.copyOf(tables.get(table).values());
  }

  JsonNode row(String table, String token) {
    JsonNode row = tables.get(table).get(token);
    if (row == null) {
      throw new AssertionError("no row " + token + " in " + table);
    }
    return row;
  }

  /** The row that a row's foreign key names. */
  JsonNode follow(JsonNode row, String key) {
    return row(key.replace("_token", ""), row.get(key).textValue());
  }
}
