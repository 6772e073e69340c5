package io.roadloom.lake;

import io.roadloom.model.row.Row;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.annotation.Nullable;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** A job that makes steps of two drives at 100 a second, and ends them when its input ends. */
final class LiveJob implements Serializable {
  private static final long serialVersionUID = 1;
  static final int DRIVES = 2;
  static final int ENDLESS = 1_000_000;

  /** What a running job has seen: it shares this JVM. */
  static final AtomicInteger CHECKPOINTS = new AtomicInteger();

  static final AtomicInteger FAILURES = new AtomicInteger();
  private static final int NEVER = Integer.MAX_VALUE;

  private final LakeConfig config;
  private final int steps;
  private Duration interval = Duration.ofMillis(100);
  private int failAfter = NEVER;
  private int parallelism = 1;
  @Nullable private String savepoint;

  LiveJob(LakeConfig config, int steps) {
    this.config = config;
    this.steps = steps;
    CHECKPOINTS.set(0);
    FAILURES.set(0);
  }

  LiveJob every(Duration interval) {
    this.interval = interval;
    return this;
  }

  /** Fails once: after so many checkpoints, at the last step at the latest. */
  LiveJob failingAfter(int checkpoints) {
    this.failAfter = checkpoints;
    return this;
  }

  LiveJob from(String savepoint) {
    this.savepoint = savepoint;
    return this;
  }

  LiveJob parallelism(int parallelism) {
    this.parallelism = parallelism;
    return this;
  }

  void run() throws Exception {
    start().getJobExecutionResult().get();
  }

  JobClient start() throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings());
    DataGeneratorSource<Long> source =
        new DataGeneratorSource<>(
            step -> step, steps, RateLimiterStrategy.perSecond(100), Types.LONG);
    DataStream<Row> rows =
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "steps")
            .uid("steps")
            .setParallelism(1)
            .transform("drives", TypeInformation.of(Row.class), new Drives(failAfter, steps))
            .uid("drives")
            .setParallelism(1)
            .keyBy(row -> row.drive().driveId())
            .map(row -> row)
            .returns(TypeInformation.of(Row.class))
            .uid("keyed")
            .setParallelism(parallelism);
    LiveSink.attach(rows, config, LiveHarness.RUN, FailingCatalog::open);
    return env.executeAsync();
  }

  private Configuration settings() {
    Configuration settings = new Configuration();
    settings.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    if (savepoint != null) {
      settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    return settings;
  }

  /** Counts the steps; at the end of input, each drive has had so many. */
  private static final class Drives extends AbstractStreamOperator<Row>
      implements OneInputStreamOperator<Long, Row>, BoundedOneInput {
    private static final long serialVersionUID = 1;
    private final int failAfter;
    private final int last;
    private transient ListState<Integer> state;
    private transient int steps;

    Drives(int failAfter, int last) {
      this.failAfter = failAfter;
      this.last = last;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
      super.initializeState(context);
      state =
          context
              .getOperatorStateStore()
              .getListState(new ListStateDescriptor<>("steps", BasicTypeInfo.INT_TYPE_INFO));
      for (int before : state.get()) {
        steps += before;
      }
    }

    @Override
    public void processElement(StreamRecord<Long> element) {
      boolean due = CHECKPOINTS.get() >= failAfter || element.getValue() == last - 1;
      if (due && failAfter != NEVER && FAILURES.compareAndSet(0, 1)) {
        throw new IllegalStateException("the machine is gone");
      }
      for (int drive = 0; drive < DRIVES; drive++) {
        LiveRows.step(drive, element.getValue().intValue())
            .forEach(row -> output.collect(new StreamRecord<>(row)));
      }
      steps++;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
      super.snapshotState(context);
      state.update(List.of(steps));
    }

    @Override
    public void endInput() {
      for (int drive = 0; drive < DRIVES; drive++) {
        LiveRows.end(drive, steps).forEach(row -> output.collect(new StreamRecord<>(row)));
      }
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
      super.notifyCheckpointComplete(checkpointId);
      CHECKPOINTS.incrementAndGet();
    }
  }
}
