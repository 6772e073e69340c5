package io.roadloom.lineage;

import io.roadloom.lake.Lake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Reads the payloads of {@code sample_data} rows again and compares their hashes. Every chunk is
 * read once, whatever rows point into it.
 */
public final class LineageCheck {
  private static final long TOKENS = 1L << 32;
  private final Lake lake;
  private final double share;

  /**
   * @param share of the rows, 0 to 1; which ones is decided by their tokens, so that the same share
   *     is the same rows
   */
  public LineageCheck(Lake lake, double share) {
    this.lake = lake;
    this.share = share;
  }

  public LineageReport run() throws IOException {
    Map<String, List<Payload>> byRecording = new TreeMap<>();
    long rows = 0;
    try (CloseableIterable<Record> all =
        lake.currentRows(
            "sample_data",
            "token",
            "payload_uri",
            "chunk_offset",
            "payload_offset",
            "payload_length",
            "channel",
            "sha256")) {
      for (Record row : all) {
        String token = (String) row.getField("token");
        if (Long.parseLong(token.substring(0, 8), 16) < share * TOKENS) {
          Payload payload = payload(row);
          byRecording.computeIfAbsent(payload.uri(), uri -> new ArrayList<>()).add(payload);
          rows++;
        }
      }
    }
    long bytes = 0;
    List<Mismatch> mismatches = new ArrayList<>();
    for (Map.Entry<String, List<Payload>> recording : byRecording.entrySet()) {
      bytes += RecordingCheck.check(recording.getKey(), recording.getValue(), mismatches::add);
    }
    return new LineageReport(rows, bytes, byRecording.size(), mismatches);
  }

  private static Payload payload(Record row) {
    return new Payload(
        (String) row.getField("payload_uri"),
        (Long) row.getField("chunk_offset"),
        ((Number) row.getField("payload_offset")).longValue(),
        ((Number) row.getField("payload_length")).intValue(),
        (String) row.getField("channel"),
        (String) row.getField("sha256"));
  }
}
