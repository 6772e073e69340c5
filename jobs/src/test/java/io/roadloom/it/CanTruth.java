package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Steering angle and wheel speeds as comma2k19 publishes them, against the {@code signal} table.
 */
record CanTruth(List<String[]> rows) {
  private static final double KMH = 3.6;

  static CanTruth read(Path csv) throws IOException {
    return new CanTruth(
        Files.readAllLines(csv).stream().skip(1).map(line -> line.split(",", -1)).toList());
  }

  void check(Path warehouse) {
    Map<String, Map<Long, Double>> signals = signals(warehouse);
    Map<Long, Double> angle = signals.get("STEER_ANGLE_SENSOR.STEER_ANGLE");
    Map<Long, Double> fraction = signals.get("STEER_ANGLE_SENSOR.STEER_FRACTION");
    List<Map<Long, Double>> wheels =
        Stream.of("FL", "FR", "RL", "RR")
            .map(wheel -> signals.get("WHEEL_SPEEDS.WHEEL_SPEED_" + wheel))
            .toList();
    for (String[] row : rows) {
      long time = Long.parseLong(row[0]);
      if (!row[1].isEmpty()) {
        assertThat(angle.get(time) + fraction.get(time))
            .isCloseTo(Double.parseDouble(row[1]), within(1e-9));
      }
      for (int wheel = 0; wheel < wheels.size(); wheel++) {
        if (!row[2 + wheel].isEmpty()) {
          assertThat(wheels.get(wheel).get(time) / KMH)
              .isCloseTo(Double.parseDouble(row[2 + wheel]), within(1e-9));
        }
      }
    }
    assertThat(rows).isNotEmpty();
  }

  private static Map<String, Map<Long, Double>> signals(Path warehouse) {
    String query =
        "SELECT name, timestamp_ns AS t, val FROM signal WHERE channel = '/can/0'"
            + " AND (name LIKE 'STEER_ANGLE_SENSOR.%' OR name LIKE 'WHEEL_SPEEDS.%')";
    Map<String, Map<Long, Double>> signals = new HashMap<>();
    for (JsonNode row : Roadloom.query(warehouse, List.of(query)).get(0)) {
      signals
          .computeIfAbsent(row.get("name").asText(), name -> new HashMap<>())
          .put(row.get("t").asLong(), row.get("val").asDouble());
    }
    return signals;
  }
}
