package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
    checkResiduals(warehouse);
    checkValues(warehouse);
  }

  private void checkResiduals(Path warehouse) {
    Map<Long, Map<String, Long>> found = new HashMap<>();
    keyframes.forEach(keyframe -> found.put(keyframe, new LinkedHashMap<>()));
    String query =
        "SELECT s.timestamp_ns, d.channel, d.residual_ns FROM sample s"
            + " JOIN sample_data d ON d.sample_token = s.token WHERE d.is_key_frame";
    for (String[] row : rows(warehouse, query)) {
      Long before = found.get(Long.parseLong(row[0])).put(row[1], Long.parseLong(row[2]));
      assertThat(before).as("two readings of %s at %s", row[1], row[0]).isNull();
    }
    assertThat(found).isEqualTo(residuals);
  }

  private void checkValues(Path warehouse) {
    Map<Long, Double> completeness = new HashMap<>();
    rows(warehouse, "SELECT timestamp_ns, completeness FROM sample")
        .forEach(row -> completeness.put(Long.parseLong(row[0]), Double.parseDouble(row[1])));
    assertThat(completeness.keySet()).containsExactlyInAnyOrderElementsOf(keyframes);

    Map<Long, Map<String, Double>> found = new HashMap<>();
    String query = "SELECT timestamp_ns, k, v FROM sample CROSS JOIN UNNEST(signals) AS m (k, v)";
    for (String[] row : rows(warehouse, query)) {
      found
          .computeIfAbsent(Long.parseLong(row[0]), k -> new HashMap<>())
          .put(row[1], Double.parseDouble(row[2]));
    }
    for (long keyframe : keyframes) {
      Map<String, Double> expected = values.get(keyframe);
      Map<String, Double> actual = found.getOrDefault(keyframe, Map.of());
      assertThat(actual.keySet()).as("signals at %s", keyframe).isEqualTo(expected.keySet());
      expected.forEach(
          (name, value) ->
              assertThat(actual.get(name))
                  .as("%s at %s", name, keyframe)
                  .isCloseTo(value, within(1e-9)));
      double share = (double) (expected.size() + residuals.get(keyframe).size()) / columns;
      assertThat(completeness.get(keyframe))
          .as("completeness at %s", keyframe)
          .isCloseTo(share, within(1e-12));
    }
  }

  static List<String[]> rows(Path warehouse, String query) {
    return Roadloom.sql(warehouse, query).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .peek(cells -> Arrays.setAll(cells, i -> cells[i].replaceAll("^\"|\"$", "")))
        .toList();
  }
}
