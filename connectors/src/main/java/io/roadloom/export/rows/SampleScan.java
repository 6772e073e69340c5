package io.roadloom.export.rows;

import io.roadloom.export.ExportChannel;
import io.roadloom.export.ExportContext;
import io.roadloom.export.ExportScene;
import io.roadloom.export.SampleRun;
import io.roadloom.lake.DatasetTables;
import io.roadloom.lake.LakeException;
import io.roadloom.model.Token;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.EgoPose;
import io.roadloom.model.row.SampleData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;

/** Reads the rows of a shard's samples: one scan a table, of those drives and times only. */
public final class SampleScan {
  private final DatasetTables tables;
  private final boolean sweeps;
  private final Set<String> topics;
  private final Map<String, Integer> ranks = new HashMap<>();

  /** Loaded once: what is read of them is a snapshot that does not change. */
  private final Map<String, Table> known = new HashMap<>();

  /** Mountings by recording and channel. */
  private record Mounted(String recordingId, String channel) {}

  /**
   * @param sweeps whether readings are wanted that no keyframe chose
   */
  public SampleScan(DatasetTables tables, ExportContext context, boolean sweeps) {
    this.tables = tables;
    this.sweeps = sweeps;
    for (ExportChannel channel : context.channels()) {
      ranks.put(channel.topic(), ranks.size());
    }
    this.topics = ranks.keySet();
  }

  /**
   * The samples of {@code runs}, in their order.
   *
   * @throws LakeException where the tables lack one of them
   */
  public List<SampleRows> read(List<SampleRun> runs) throws IOException {
    Map<String, SampleRun> members = members(runs);
    Map<String, EgoPose> poses = poses(runs, members.keySet());
    Map<String, List<ReadingRow>> readings = readings(runs, members.keySet());
    Map<String, ExportScene> scenes = scenes(runs);
    Map<String, SampleRows> found = new HashMap<>();
    scan(
        "sample",
        Spans.during(runs),
        row -> {
          String token = RowReads.text(row, "token");
          SampleRun run = members.get(token);
          if (run != null) {
            ExportScene scene = run.sceneToken() == null ? null : scenes.get(run.sceneToken());
            found.put(token, sample(row, run, scene, poses.get(token), readings.get(token)));
          }
        });
    List<SampleRows> samples = new ArrayList<>();
    for (String token : members.keySet()) {
      SampleRows sample = found.get(token);
      if (sample == null) {
        throw new LakeException("the tables no longer hold sample " + token);
      }
      samples.add(sample);
    }
    return samples;
  }

  private static Map<String, SampleRun> members(List<SampleRun> runs) {
    Map<String, SampleRun> members = new LinkedHashMap<>();
    for (SampleRun run : runs) {
      for (long timeNs : run.timesNs()) {
        members.put(Token.sample(run.drive().driveId(), timeNs), run);
      }
    }
    return members;
  }

  private Map<String, EgoPose> poses(List<SampleRun> runs, Set<String> members) throws IOException {
    Map<String, EgoPose> poses = new HashMap<>();
    scan(
        "ego_pose",
        Spans.during(runs),
        row -> {
          String token = RowReads.text(row, "sample_token");
          if (members.contains(token)) {
            poses.put(token, RowReads.pose(row));
          }
        });
    return poses;
  }

  private Map<String, ExportScene> scenes(List<SampleRun> runs) throws IOException {
    Map<String, ExportScene> scenes = new HashMap<>();
    scan(
        "scene",
        Spans.of(runs),
        row -> scenes.put(RowReads.text(row, "token"), RowReads.scene(row)));
    return scenes;
  }

  private Map<String, List<ReadingRow>> readings(List<SampleRun> runs, Set<String> members)
      throws IOException {
    Map<Mounted, CalibratedSensor> mountings = new HashMap<>();
    scan(
        "calibrated_sensor",
        Spans.of(runs),
        row -> {
          CalibratedSensor mounting = RowReads.mounting(row);
          mountings.put(new Mounted(mounting.recordingId(), mounting.channel()), mounting);
        });
    Map<String, List<ReadingRow>> readings = new HashMap<>();
    scan(
        "sample_data",
        Spans.readings(runs, topics, sweeps),
        row -> {
          String sample = RowReads.text(row, "sample_token");
          if (members.contains(sample)) {
            SampleData data = RowReads.sampleData(row);
            readings
                .computeIfAbsent(sample, token -> new ArrayList<>())
                .add(
                    new ReadingRow(
                        data, mountings.get(new Mounted(data.recordingId(), data.channel()))));
          }
        });
    Comparator<ReadingRow> order =
        Comparator.<ReadingRow>comparingInt(reading -> ranks.get(reading.data().channel()))
            .thenComparingLong(reading -> reading.data().timestampNs())
            .thenComparing(reading -> reading.data().token());
    readings.values().forEach(of -> of.sort(order));
    return readings;
  }

  private static SampleRows sample(
      Record row,
      SampleRun run,
      @Nullable ExportScene scene,
      @Nullable EgoPose pose,
      @Nullable List<ReadingRow> readings) {
    return new SampleRows(
        RowReads.text(row, "token"),
        (Long) row.getField("timestamp_ns"),
        run.drive(),
        run.sceneToken(),
        scene,
        RowReads.byName(row, "signals", Double.class),
        RowReads.byName(row, "signal_residuals", Long.class),
        (Double) row.getField("completeness"),
        pose,
        readings == null ? List.of() : readings);
  }

  private interface RowConsumer {
    void accept(Record row);
  }

  private void scan(String table, Expression filter, RowConsumer consumer) throws IOException {
    if (tables.snapshotId(table).isEmpty()) {
      return;
    }
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(known.computeIfAbsent(table, tables::table))
            .useSnapshot(tables.snapshotId(table).getAsLong())
            .where(filter)
            .build()) {
      rows.forEach(consumer::accept);
    }
  }
}
