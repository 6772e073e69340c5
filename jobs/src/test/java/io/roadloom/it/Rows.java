package io.roadloom.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a warehouse holds, as far as C1 promises it: all but where the bytes lie. */
final class Rows {
  private Rows() {}

  private static final List<String> QUERIES =
      List.of(
          "SELECT token, scene_token, timestamp_ns, completeness, signals, signal_residuals FROM sample",
          "SELECT token, first_ns, last_ns, samples, tags, `measures` FROM scene",
          "SELECT token, sample_token, channel, timestamp_ns, residual_ns, clock, header_ns, log_ns,"
              + " publish_ns, sequence, is_key_frame, modality, width, height, points, sha256, phash,"
              + " luma"
              + " FROM sample_data",
          "SELECT channel, name, COUNT(*) AS n, COUNT(DISTINCT timestamp_ns) AS times,"
              + " MIN(timestamp_ns) AS first_ns, MAX(timestamp_ns) AS last_ns, MIN(val) AS low,"
              + " MAX(val) AS high FROM signal GROUP BY channel, name",
          "SELECT sample_token, lat, lon, alt, x, y, z, qw, qx, qy, qz FROM ego_pose");

  static List<String> of(Object warehouse) {
    return Roadloom.query(warehouse, QUERIES).stream()
        .flatMap(rows -> StreamSupport.stream(rows.spliterator(), false))
        .map(JsonNode::toString)
        .sorted()
        .toList();
  }

  /** Rows that any run ever put into tables, superseded ones included. */
  static List<Long> count(Object warehouse, String... tables) {
    List<String> queries =
        Stream.of(tables).map(table -> "SELECT COUNT(*) AS n FROM " + table + "_all").toList();
    return Roadloom.query(warehouse, queries).stream()
        .map(rows -> rows.get(0).get("n").asLong())
        .toList();
  }
}
