package io.roadloom.export.card;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** The nuScenes tables that have rows, as Croissant's record sets: their keys and references. */
final class NuScenesRecords {
  private static final String REFERENCE = "_token";

  /** Fields by table; one that ends in {@code _token} refers to the table before it. */
  private static final Map<String, List<String>> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put("log", List.of("logfile", "vehicle", "date_captured", "location"));
    TABLES.put("scene", List.of("name", "description", "log_token", "nbr_samples"));
    TABLES.put("sample", List.of("timestamp", "scene_token", "prev", "next"));
    TABLES.put("sensor", List.of("channel", "modality"));
    TABLES.put("calibrated_sensor", List.of("sensor_token"));
    TABLES.put("ego_pose", List.of("timestamp"));
    TABLES.put(
        "sample_data",
        List.of(
            "sample_token",
            "ego_pose_token",
            "calibrated_sensor_token",
            "filename",
            "fileformat",
            "timestamp",
            "is_key_frame"));
  }

  private NuScenesRecords() {}

  static void add(ExportFacts facts, ArrayNode sets) {
    TABLES.forEach(
        (table, fields) -> {
          String file = file(facts, table);
          if (file != null) {
            sets.add(table(table, fields, file));
          }
        });
  }

  @Nullable
  private static String file(ExportFacts facts, String table) {
    return facts.files().stream()
        .map(ExportedFile::path)
        .filter(path -> path.endsWith("/" + table + ".json"))
        .findFirst()
        .orElse(null);
  }

  private static ObjectNode table(String table, List<String> names, String file) {
    ObjectNode set = CroissantRecords.set(table);
    set.set("key", Json.reference(table + "/token"));
    ArrayNode fields = set.putArray("field");
    fields.add(field(table, "token", file));
    for (String name : names) {
      ObjectNode field = field(table, name, file);
      String target = name.replace(REFERENCE, "");
      if (name.endsWith(REFERENCE)) {
        field.set("references", Json.object().set("field", Json.reference(target + "/token")));
      }
      fields.add(field);
    }
    return set;
  }

  private static ObjectNode field(String table, String name, String file) {
    ObjectNode field = CroissantRecords.field(table, name, dataType(name));
    ObjectNode source = field.putObject("source");
    source.set("fileObject", Json.reference(file));
    source.putObject("extract").put("jsonPath", "$[*]." + name);
    return field;
  }

  private static String dataType(String name) {
    return switch (name) {
      case "timestamp", "nbr_samples" -> "sc:Integer";
      case "is_key_frame" -> "sc:Boolean";
      default -> "sc:Text";
    };
  }
}
