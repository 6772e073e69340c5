package io.roadloom.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadloom.lake.LakeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.data.Record;

/** A drive's samples as brute force made them, against those in the tables. */
record ExpectedSamples(List<String> columns, Map<Long, Map<String, String>> cells) {
  private static final String RESIDUAL = "residual_ns:";

  static ExpectedSamples read(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    String[] header = lines.get(0).split(",", -1);
    Map<Long, Map<String, String>> cells = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split(",", -1);
      Map<String, String> row = new TreeMap<>();
      for (int i = 1; i < values.length; i++) {
        if (!values[i].isEmpty()) {
          row.put(header[i], values[i]);
        }
      }
      cells.put(Long.parseLong(values[0]), row);
    }
    return new ExpectedSamples(List.of(header).subList(1, header.length), cells);
  }

  /** Every keyframe, residual, completeness, and every value to 1e-9; nothing beside them. */
  void check(LakeConfig config) throws IOException {
    Map<String, Map<String, Long>> residuals = new HashMap<>();
    for (Record row : TableRows.read(config, "sample_data")) {
      if ((Boolean) row.getField("is_key_frame")) {
        residuals
            .computeIfAbsent((String) row.getField("sample_token"), token -> new TreeMap<>())
            .put(RESIDUAL + row.getField("channel"), (Long) row.getField("residual_ns"));
      }
    }
    List<Record> samples = TableRows.read(config, "sample");
    assertThat(samples)
        .extracting(row -> (Long) row.getField("timestamp_ns"))
        .containsExactlyInAnyOrderElementsOf(cells.keySet());
    for (Record sample : samples) {
      check(sample, residuals.getOrDefault((String) sample.getField("token"), Map.of()));
    }
  }

  @SuppressWarnings("unchecked")
  private void check(Record sample, Map<String, Long> residuals) {
    Long keyframe = (Long) sample.getField("timestamp_ns");
    Map<String, Long> expectedResiduals = new TreeMap<>();
    Map<String, Double> expectedValues = new TreeMap<>();
    cells
        .get(keyframe)
        .forEach(
            (name, value) -> {
              if (name.startsWith(RESIDUAL)) {
                expectedResiduals.put(name, Long.parseLong(value));
              } else {
                expectedValues.put(name, Double.parseDouble(value));
              }
            });
    Map<String, Double> values = (Map<String, Double>) sample.getField("signals");
    assertThat(residuals).as("residuals at %s", keyframe).isEqualTo(expectedResiduals);
    assertThat(values.keySet()).as("signals at %s", keyframe).isEqualTo(expectedValues.keySet());
    values.forEach(
        (name, value) ->
            assertThat(value)
                .as("%s at %s", name, keyframe)
                .isCloseTo(expectedValues.get(name), within(1e-9)));
    assertThat((Double) sample.getField("completeness"))
        .as("completeness at %s", keyframe)
        .isCloseTo((double) cells.get(keyframe).size() / columns.size(), within(1e-12));
  }
}
