package io.roadloom.lake;

import io.roadloom.dataset.LongMap;
import io.roadloom.pack.Packer;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/**
 * The readings of a drive's keyframes, by the time of the keyframe: that of the reading minus its
 * residual.
 */
final class Keyframes {
  private static final List<String> COLUMNS =
      List.of(
          "drive_id",
          "revision",
          "channel",
          "timestamp_ns",
          "residual_ns",
          "is_key_frame",
          "media_length",
          "phash");

  private final Map<StringData, Integer> require = new HashMap<>();
  private final Map<StringData, Integer> cameras = new HashMap<>();
  private final LongMap byTime = new LongMap();
  private long[] bytes = new long[64];
  private int[] found = new int[64];
  private long[][] hashes;
  private int size;

  private Keyframes(List<String> require, List<String> cameras) {
    require.forEach(topic -> this.require.put(StringData.fromString(topic), this.require.size()));
    cameras.forEach(topic -> this.cameras.put(StringData.fromString(topic), this.cameras.size()));
    this.hashes = new long[cameras.size()][64];
  }

  /**
   * Reads them.
   *
   * @param require topics whose readings count
   * @param cameras topics whose images are compared
   */
  static Keyframes read(
      Table sampleData, DatasetSource.Drive drive, List<String> require, List<String> cameras)
      throws IOException {
    Keyframes keyframes = new Keyframes(require, cameras);
    boolean needed = !require.isEmpty() || !cameras.isEmpty();
    if (needed && drive.files().containsKey("sample_data")) {
      try (CloseableIterable<RowData> rows =
          DriveRead.rows(sampleData, drive, "sample_data", COLUMNS)) {
        rows.forEach(keyframes::add);
      }
    }
    return keyframes;
  }

  private void add(RowData row) {
    if (!row.getBoolean(5) || row.isNullAt(4)) {
      return;
    }
    StringData channel = row.getString(2);
    Integer required = require.get(channel);
    Integer camera = row.isNullAt(7) ? null : cameras.get(channel);
    if (required == null && camera == null) {
      return;
    }
    int at = byTime.claim(row.getLong(3) - row.getLong(4), size);
    if (at == size) {
      grow();
    }
    if (required != null) {
      found[at]++;
      bytes[at] += row.isNullAt(6) ? 0 : row.getInt(6);
    }
    if (camera != null) {
      hashes[camera][at] = row.getLong(7);
    }
  }

  private void grow() {
    size++;
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
      found = Arrays.copyOf(found, 2 * size);
      for (int i = 0; i < hashes.length; i++) {
        hashes[i] = Arrays.copyOf(hashes[i], 2 * size);
      }
    }
  }

  /** Where a keyframe is; {@link LongMap#NONE} where it has no reading that counts. */
  int find(long timestampNs) {
    return byTime.find(timestampNs);
  }

  /** Whether a keyframe has a reading of every required topic. */
  boolean hasAll(int at) {
    return require.isEmpty() || (at != LongMap.NONE && found[at] == require.size());
  }

  long bytes(int at) {
    return at == LongMap.NONE ? 0 : bytes[at];
  }

  /** A count, then camera and hash of each image; a hash of 0 is that of a flat one. */
  void packImages(int at, Packer out) {
    int images = 0;
    for (int i = 0; at != LongMap.NONE && i < hashes.length; i++) {
      images += hashes[i][at] == 0 ? 0 : 1;
    }
    out.count(images);
    for (int i = 0; images > 0 && i < hashes.length; i++) {
      if (hashes[i][at] != 0) {
        out.count(i);
        out.word(hashes[i][at]);
      }
    }
  }
}
