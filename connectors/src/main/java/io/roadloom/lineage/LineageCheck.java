package io.roadloom.lineage;

import io.roadloom.lake.Lake;
import io.roadloom.model.RawBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Reads the payloads of {@code sample_data} rows again and compares their hashes. Holds a limited
 * number of rows at a time; a chunk is read once for all of these that point into it.
 */
public final class LineageCheck {
  private static final long TOKENS = 1L << 32;

  /** How many mismatches are told one by one. */
  public static final int SHOWN = 20;

  /** About 60 MB; more rows than a recording of 10 GB usually has. */
  private static final int ROWS_AT_A_TIME = 200_000;

  private final Lake lake;
  private final double share;
  private final int rowsAtATime;
  private final List<Payload> held = new ArrayList<>();
  private final Set<String> recordings = new HashSet<>();
  private final List<Mismatch> first = new ArrayList<>();
  private long rows;
  private long bytes;
  private long mismatches;

  /**
   * @param share of the rows, 0 to 1; which ones is decided by their tokens, so that the same share
   *     is the same rows
   */
  public LineageCheck(Lake lake, double share) {
    this(lake, share, ROWS_AT_A_TIME);
  }

  /**
   * @param rowsAtATime how many rows are held in memory
   */
  public LineageCheck(Lake lake, double share, int rowsAtATime) {
    this.lake = lake;
    this.share = share;
    this.rowsAtATime = rowsAtATime;
  }

  public LineageReport run() throws IOException {
    try (PayloadReader reader = new PayloadReader();
        CloseableIterable<Record> all =
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
          held.add(payload(row));
          rows++;
          if (held.size() == rowsAtATime) {
            checkHeld(reader);
          }
        }
      }
      checkHeld(reader);
    }
    return new LineageReport(rows, bytes, recordings.size(), mismatches, first);
  }

  /** Files hold one drive's rows in the order of time: those of a recording lie together. */
  private void checkHeld(PayloadReader reader) throws IOException {
    held.forEach(payload -> recordings.add(payload.uri()));
    reader.read(held, new Checked());
    held.clear();
  }

  private void mismatch(Mismatch mismatch) {
    mismatches++;
    if (first.size() < SHOWN) {
      first.add(mismatch);
    }
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

  /** Counts; the comparison is the reader's. */
  private final class Checked implements PayloadReceiver {
    @Override
    public void read(Payload payload, RawBatch batch, int from) {
      bytes += payload.length();
    }

    @Override
    public void differs(Mismatch mismatch) {
      mismatch(mismatch);
    }

    @Override
    public void unreadable(String uri, List<Payload> payloads, IOException failure) {
      payloads.forEach(
          payload -> mismatch(PayloadReader.mismatch(payload, "the recording is not readable")));
    }
  }
}
