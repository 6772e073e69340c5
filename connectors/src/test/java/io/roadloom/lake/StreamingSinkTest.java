package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.model.RecordingRef;
import io.roadloom.model.row.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Bounded streaming: checkpoints, restores, and an end that comes right after one. */
class StreamingSinkTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final int STEPS = 150;
  private static final int NEVER = Integer.MAX_VALUE;

  /** What a running job has seen: it shares this JVM. */
  private static final AtomicInteger CHECKPOINTS = new AtomicInteger();

  private static final AtomicInteger FAILURES = new AtomicInteger();

  @TempDir Path folder;
  private LakeConfig config;
  private Unit unit;

  @BeforeEach
  void plan() {
    CHECKPOINTS.set(0);
    FAILURES.set(0);
    config = LakeFixture.config(folder.resolve("lake"));
    List<RecordingRef> recordings =
        List.of(
            DriveRows.recording(DriveRows.drive(0), "0-a"),
            DriveRows.recording(DriveRows.drive(1), "1-a"));
    unit = LakeFixture.unit(config, recordings);
  }

  @Test
  void rowsOfManyCheckpointsAreCommittedOnce() throws Exception {
    job(Duration.ofMillis(200), NEVER, true);

    assertThat(CHECKPOINTS.get()).isGreaterThan(2);
    assertAllRows();
  }

  /** The tail after a restore is in no checkpoint: it must be committed all the same. */
  @Test
  void theTailAfterARestoreIsNotLost() throws Exception {
    job(Duration.ofSeconds(1), 1, true);

    assertThat(FAILURES.get()).isEqualTo(1);
    assertAllRows();
  }

  @Test
  void whatACheckpointHoldsGivesTheSameDigestAsOneRun() throws Exception {
    job(Duration.ofMillis(100), 3, true);
    String digest = digest();

    config = LakeFixture.config(folder.resolve("other"));
    LakeFixture.unit(config, unit.drives().get(0).recordings());
    try (Lake lake = Lake.open(config)) {
      DrivePlan plan = unit.drives().get(0);
      DriveResult once = SyntheticCommit.write(lake, plan, STEPS, false);
      assertThat(digest).isEqualTo(once.rowsDigest());
    }
  }

  @Test
  void aDriveWithoutItsEndIsNotCommitted() throws Exception {
    assertThatThrownBy(() -> job(Duration.ofMillis(200), NEVER, false))
        .hasStackTraceContaining("was not read to its end");
    assertThat(LakeFixture.counts(config).values()).containsOnly(0);
  }

  private void assertAllRows() throws Exception {
    assertThat(LakeFixture.counts(config))
        .containsEntry("sample", 2 * STEPS)
        .containsEntry("sample_data", 2 * STEPS)
        .containsEntry("signal", 2 * STEPS * DriveRows.SIGNALS_PER_SAMPLE)
        .containsEntry("recording", 2)
        .containsEntry("drive_revision", 2);
  }

  private String digest() {
    try (Lake lake = Lake.open(config)) {
      return lake.currentRevisionsByDrive().get(unit.drives().get(0).drive().driveId()).digest();
    }
  }

  /** Runs steps of both drives at 100 a second; the job fails once, after some checkpoints. */
  private void job(Duration interval, int failAfter, boolean ends) throws Exception {
    Configuration settings = new Configuration();
    settings.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY, failAfter == NEVER ? "none" : "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setParallelism(1);
    DataGeneratorSource<Long> source =
        new DataGeneratorSource<>(
            step -> step, STEPS + 1, RateLimiterStrategy.perSecond(100), Types.LONG);
    DataStream<Row> rows =
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "steps")
            .flatMap(new Steps(unit, failAfter, ends))
            .returns(TypeInformation.of(Row.class));
    LakeSink.attach(rows, config, unit);
    env.execute();
  }

  private static final class Steps extends RichFlatMapFunction<Long, Row>
      implements CheckpointListener {
    private static final long serialVersionUID = 1;
    private final Unit unit;
    private final int failAfter;
    private final boolean ends;

    Steps(Unit unit, int failAfter, boolean ends) {
      this.unit = unit;
      this.failAfter = failAfter;
      this.ends = ends;
    }

    @Override
    public void flatMap(Long step, Collector<Row> out) {
      if (CHECKPOINTS.get() >= failAfter && FAILURES.compareAndSet(0, 1)) {
        throw new IllegalStateException("the machine is gone");
      }
      for (DrivePlan plan : unit.drives()) {
        if (step < STEPS) {
          DriveRows.sample(plan, step.intValue()).forEach(out::collect);
        } else if (ends) {
          DriveRows.end(plan, STEPS).forEach(out::collect);
        }
      }
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      CHECKPOINTS.incrementAndGet();
    }
  }
}
