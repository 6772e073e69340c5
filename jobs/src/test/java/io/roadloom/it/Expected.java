package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A brute-force table of samples: residuals by channel, values by signal; absent where empty. */
record Expected(
    List<Long> keyframes,
    Map<Long, Map<String, Long>> residuals,
    Map<Long, Map<String, Double>> values,
    int columns) {
  private static final String RESIDUAL = "residual_ns:";

  static Expected read(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    String[] header = lines.get(0).split(",", -1);
    Expected table =
        new Expected(new ArrayList<>(), new HashMap<>(), new HashMap<>(), header.length - 1);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      long keyframe = Long.parseLong(cells[0]);
      table.keyframes.add(keyframe);
      table.residuals.put(keyframe, new LinkedHashMap<>());
      table.values.put(keyframe, new LinkedHashMap<>());
      for (int i = 1; i < cells.length; i++) {
        if (cells[i].isEmpty()) {
          continue;
        }
        if (header[i].startsWith(RESIDUAL)) {
          String channel = header[i].substring(RESIDUAL.length());
          table.residuals.get(keyframe).put(channel, Long.parseLong(cells[i]));
        } else {
          table.values.get(keyframe).put(header[i], Double.parseDouble(cells[i]));
        }
      }
    }
    return table;
  }

  /** Every keyframe, residual, value and completeness, and nothing beside them. */
  void check(Path warehouse) {
    List<JsonNode> rows =
        Roadloom.query(
            warehouse,
            List.of(
                "SELECT s.timestamp_ns AS t, d.channel AS c, d.residual_ns AS r FROM sample s"
                    + " JOIN sample_data d ON d.sample_token = s.token WHERE d.is_key_frame",
                "SELECT timestamp_ns AS t, completeness, signals FROM sample"));
    checkResiduals(rows.get(0));
    checkValues(rows.get(1));
  }

  private void checkResiduals(JsonNode rows) {
    Map<Long, Map<String, Long>> found = new HashMap<>();
    keyframes.forEach(keyframe -> found.put(keyframe, new LinkedHashMap<>()));
    for (JsonNode row : rows) {
      String channel = row.get("c").asText();
      Long before = found.get(row.get("t").asLong()).put(channel, row.get("r").asLong());
      assertThat(before).as("two readings: %s", row).isNull();
    }
    assertThat(found).isEqualTo(residuals);
  }

  private void checkValues(JsonNode rows) {
    List<Long> times = new ArrayList<>();
    for (JsonNode row : rows) {
      long keyframe = row.get("t").asLong();
      times.add(keyframe);
      Map<String, Double> expected = values.get(keyframe);
      Map<String, Double> found = new HashMap<>();
      row.get("signals")
          .properties()
          .forEach(signal -> found.put(signal.getKey(), signal.getValue().asDouble()));
      assertThat(found.keySet()).as("signals at %s", keyframe).isEqualTo(expected.keySet());
      expected.forEach(
          (name, value) ->
              assertThat(found.get(name))
                  .as("%s at %s", name, keyframe)
                  .isCloseTo(value, within(1e-9)));
      double share = (double) (expected.size() + residuals.get(keyframe).size()) / columns;
      assertThat(row.get("completeness").asDouble())
          .as("completeness at %s", keyframe)
          .isCloseTo(share, within(1e-12));
    }
    assertThat(times).containsExactlyInAnyOrderElementsOf(keyframes);
  }
}
