package io.roadloom.it;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a warehouse holds, as far as C1 promises it: all but where the bytes lie. */
final class Rows {
  private Rows() {}

  static List<String> of(Path warehouse) {
    return Stream.of(
            "SELECT token, timestamp_ns, completeness, CAST(signals AS STRING),"
                + " CAST(signal_residuals AS STRING) FROM sample",
            "SELECT token, sample_token, channel, timestamp_ns, residual_ns, clock, header_ns, log_ns,"
                + " publish_ns, sequence, is_key_frame, modality, width, height, points, sha256, phash"
                + " FROM sample_data",
            "SELECT channel, name, COUNT(*), COUNT(DISTINCT timestamp_ns), MIN(timestamp_ns),"
                + " MAX(timestamp_ns), SUM(val), MIN(val), MAX(val) FROM signal GROUP BY channel, name",
            "SELECT sample_token, lat, lon, alt, x, y, z, qw, qx, qy, qz FROM ego_pose")
        .flatMap(query -> Roadloom.sql(warehouse, query).stream().sorted())
        .toList();
  }

  /** Rows that any run ever put into a table, superseded ones included. */
  static long count(Path warehouse, String table) {
    return Long.parseLong(Roadloom.sql(warehouse, "SELECT COUNT(*) FROM " + table + "_all").get(1));
  }
}
