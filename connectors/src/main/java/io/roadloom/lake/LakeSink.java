package io.roadloom.lake;

import io.roadloom.model.row.Row;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;

/** The end of a backfill: rows become files, and files become a revision of each drive. */
public final class LakeSink {
  /** Names of the job's accumulators, all longs: what the committed unit came to. */
  public static final class Counters {
    public static final String RECORDINGS = "recordings";
    public static final String RECORDINGS_QUARANTINED = "recordings_quarantined";
    public static final String MESSAGES = "messages";
    public static final String BYTES = "bytes";
    public static final String SAMPLES = "samples";
    public static final String SAMPLE_DATA = "sample_data";
    public static final String SIGNALS = "signals";
    public static final String DUPLICATES = "duplicates";
    public static final String LATE = "late";
    public static final String QUARANTINED = "quarantined";
    public static final String DRIVES = "drives";
    public static final String DRIVES_UNCHANGED = "drives_unchanged";

    private Counters() {}
  }

  private LakeSink() {}

  /**
   * Attaches the writers, as many as {@code rows} has subtasks and chained to it, and the
   * committer. Makes the tables that are not there yet. All rows of a drive must come from one
   * subtask, its {@code DriveSummary} last.
   *
   * @throws LakeException where the warehouse can't be written
   */
  public static SingleOutputStreamOperator<Void> attach(
      DataStream<Row> rows, LakeConfig config, Unit unit) {
    return attach(rows, config, unit, Lake::openOrCreate);
  }

  static SingleOutputStreamOperator<Void> attach(
      DataStream<Row> rows, LakeConfig config, Unit unit, LakeOpener opener) {
    return rows.transform(
            "lake writer",
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO,
            new LakeWriter(tables(config), config.region(), unit))
        .uid("lake-writer")
        .setParallelism(rows.getParallelism())
        .transform("lake committer", Types.VOID, new LakeCommitter(config, unit, opener))
        .uid("lake-committer")
        .setParallelism(1)
        .setMaxParallelism(1);
  }

  /** What writers write to, serializable, by name. Makes what is not there yet. */
  static Map<String, Table> tables(LakeConfig config) {
    Map<String, Table> tables = new HashMap<>();
    try (Lake lake = Lake.openOrCreate(config)) {
      for (TableDef<?> table : Tables.OF_DRIVE) {
        tables.put(table.name(), SerializableTable.copyOf(lake.table(table.name())));
      }
    }
    return tables;
  }
}
