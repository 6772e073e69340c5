package io.roadloom.lake;

import io.roadloom.dataset.LongMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** The poses of a drive, by time: only those columns that are looked at. */
final class Poses {
  private final List<String> columns;
  private final int[] targets;
  private final LongMap byTime = new LongMap();
  private final double[][] values;
  private int size;

  private Poses(List<String> columns) {
    this.columns = columns;
    this.targets = columns.stream().mapToInt(WideView.OF_POSE::indexOf).toArray();
    this.values = new double[columns.size()][64];
  }

  static Poses read(Table egoPose, DatasetSource.Drive drive, List<String> columns)
      throws IOException {
    Poses poses = new Poses(columns);
    if (drive.files().containsKey("ego_pose")) {
      poses.read(egoPose, drive);
    }
    return poses;
  }

  private void read(Table egoPose, DatasetSource.Drive drive) throws IOException {
    List<String> read = new ArrayList<>(List.of("drive_id", "revision", "timestamp_ns"));
    int first = read.size();
    read.addAll(columns);
    try (CloseableIterable<RowData> rows = DriveRead.rows(egoPose, drive, "ego_pose", read)) {
      for (RowData row : rows) {
        add(row, first);
      }
    }
  }

  private void add(RowData row, int first) {
    if (byTime.claim(row.getLong(2), size) != size) {
      return;
    }
    for (int i = 0; i < values.length; i++) {
      if (size == values[i].length) {
        values[i] = Arrays.copyOf(values[i], 2 * size);
      }
      values[i][size] = row.isNullAt(first + i) ? Double.NaN : row.getDouble(first + i);
    }
    size++;
  }

  /** Puts the pose of a time, as far as it is known, into the columns from {@code first} on. */
  void put(long timestampNs, GenericRowData wide, int first) {
    int at = byTime.find(timestampNs);
    if (at == LongMap.NONE) {
      return;
    }
    for (int i = 0; i < values.length; i++) {
      double value = values[i][at];
      if (!Double.isNaN(value)) {
        wide.setField(first + targets[i], value);
      }
    }
  }
}
