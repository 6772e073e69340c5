package io.roadloom.lake;

import io.roadloom.model.RecordingRef;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Warehouses, requests, and what tables hold, for tests. */
final class LakeFixture {
  static final List<String> DATA_TABLES =
      List.of("sample", "scene", "ego_pose", "sample_data", "signal", "calibrated_sensor");

  /** Every recording is where it was, with the checksum that {@link DriveRows} states. */
  static final Storage STORAGE =
      new Storage() {
        @Override
        public boolean present(RecordingRef recording) {
          return true;
        }

        @Override
        public long checksum(RecordingRef recording) {
          return DriveRows.checksum(recording.recordingId());
        }
      };

  private LakeFixture() {}

  static LakeConfig config(Path warehouse) {
    return new LakeConfig(warehouse.toString(), "auto", Map.of(), "eu");
  }

  static BackfillRequest request(List<RecordingRef> recordings) {
    return new BackfillRequest(
        recordings, drive -> "rig-1", "code-1", "run-1", false, BackfillRequest.DEFAULT_UNIT_BYTES);
  }

  /** The only unit of a plan over the recordings. */
  static Unit unit(LakeConfig config, List<RecordingRef> recordings) {
    try (Lake lake = Lake.openOrCreate(config)) {
      return new BackfillPlanner(lake, STORAGE).plan(request(recordings)).units().get(0);
    }
  }

  static List<Record> current(LakeConfig config, String table) throws Exception {
    try (Lake lake = Lake.open(config)) {
      return current(lake, table);
    }
  }

  private static List<Record> current(Lake lake, String table) throws Exception {
    try (CloseableIterable<Record> rows = lake.currentRows(table)) {
      List<Record> all = new ArrayList<>();
      rows.forEach(all::add);
      return all;
    }
  }

  static Map<String, Integer> counts(LakeConfig config) throws Exception {
    Map<String, Integer> counts = new TreeMap<>();
    try (Lake lake = Lake.open(config)) {
      for (String table : Lake.tableNames()) {
        counts.put(table, current(lake, table).size());
      }
    }
    return counts;
  }

  static Map<String, Long> snapshots(LakeConfig config) {
    Map<String, Long> snapshots = new TreeMap<>();
    try (Lake lake = Lake.open(config)) {
      for (String table : Lake.tableNames()) {
        Snapshot snapshot = lake.table(table).currentSnapshot();
        snapshots.put(table, snapshot == null ? -1 : snapshot.snapshotId());
      }
    }
    return snapshots;
  }
}
