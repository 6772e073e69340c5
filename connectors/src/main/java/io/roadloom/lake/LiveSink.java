package io.roadloom.lake;

import io.roadloom.model.row.Row;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The end of a live pipeline: rows become files, and each complete checkpoint is committed. */
public final class LiveSink {
  /** Names of accumulators: what has been committed since the tasks were started. */
  public static final class Progress {
    /** The checkpoint that was committed last. */
    public static final String CHECKPOINT = "committed_checkpoint";

    public static final String SAMPLES = "committed_samples";
    public static final String SAMPLE_DATA = "committed_sample_data";
    public static final String SIGNALS = "committed_signals";

    /** As of the last commit. */
    public static final String OPEN_DRIVES = "open_drives";

    /** Age of the newest row of the last commit, when it was there for readers. */
    public static final String LATENCY_MS = "commit_latency_ms";

    private Progress() {}
  }

  private LiveSink() {}

  /**
   * Attaches the writers, as many as {@code rows} has subtasks and chained to it, and the
   * committer. Makes the tables that are not there yet. All rows of a drive must come from one
   * subtask; after its {@code DriveSummary} a drive may open again.
   *
   * @throws LakeException where the warehouse can't be written
   * @throws IllegalStateException where the job takes no checkpoints: nothing would be committed
   */
  public static SingleOutputStreamOperator<Void> attach(
      DataStream<Row> rows, LakeConfig config, LiveRun run) {
    return attach(rows, config, run, Lake::openOrCreate);
  }

  static SingleOutputStreamOperator<Void> attach(
      DataStream<Row> rows, LakeConfig config, LiveRun run, LakeOpener opener) {
    requireCheckpoints(rows.getExecutionEnvironment());
    return rows.transform(
            "live writer",
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO,
            new LiveWriter(LakeSink.tables(config), config, run, opener))
        .uid("live-writer")
        .setParallelism(rows.getParallelism())
        .transform("live committer", Types.VOID, new LiveCommitter(config, run, opener))
        .uid("live-committer")
        // Commits take their time; drives go on meanwhile.
        .startNewChain()
        .setParallelism(1)
        .setMaxParallelism(1);
  }

  private static void requireCheckpoints(StreamExecutionEnvironment env) {
    boolean atEnd =
        env.getConfiguration().get(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH);
    if (!env.getCheckpointConfig().isCheckpointingEnabled() || !atEnd) {
      throw new IllegalStateException(
          "live rows are committed with checkpoints: they must be on, also after tasks have"
              + " finished");
    }
  }
}
