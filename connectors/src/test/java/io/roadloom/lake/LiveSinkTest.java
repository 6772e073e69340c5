package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.model.row.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.iceberg.data.Record;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Live commits in Flink: ends, stops, restores. */
class LiveSinkTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  private static final int STEPS = 120;
  private static final Duration SELDOM = Duration.ofSeconds(1);

  @TempDir Path folder;
  private LakeConfig config;

  @BeforeEach
  void warehouse() {
    config = LakeFixture.config(folder.resolve("lake"));
  }

  @Test
  void whatComesBeforeTheEndOfInputIsCommitted() throws Exception {
    new LiveJob(config, STEPS).run();
    assertWhole(STEPS);
  }

  @Test
  void theTailAfterARestoreIsNotLost() throws Exception {
    new LiveJob(config, STEPS).every(SELDOM).failingAfter(1).run();
    assertThat(LiveJob.FAILURES.get()).isEqualTo(1);
    assertWhole(STEPS);
  }

  @Test
  void aFailureAtAnyTimeLosesAndDoublesNothing() throws Exception {
    new LiveJob(config, STEPS).failingAfter(2).run();
    assertThat(LiveJob.FAILURES.get()).isEqualTo(1);
    assertWhole(STEPS);
  }

  @Test
  void aFailedCommitRestartsTheJobAndIsFinished() throws Exception {
    FailingCatalog.failOnce("signal");
    new LiveJob(config, STEPS).run();
    assertThat(FailingCatalog.failures()).isEqualTo(1);
    assertWhole(STEPS);
  }

  @Test
  void drainClosesTheDrives() throws Exception {
    JobClient job = new LiveJob(config, LiveJob.ENDLESS).start();
    awaitCheckpoints(2);
    stop(job, true);
    assertWhole(samplesOfOneDrive());
  }

  /** Another job, and so another job id, and other parallelisms, go on from a savepoint. */
  @Test
  void stopsAndStartsAsOtherJobsWithOtherParallelismsLoseNothing() throws Exception {
    JobClient job = new LiveJob(config, LiveJob.ENDLESS).start();
    awaitCheckpoints(1);
    String savepoint = stop(job, false);
    assertThat(states()).containsOnly("open");
    job = new LiveJob(config, LiveJob.ENDLESS).from(savepoint).parallelism(4).start();
    awaitCheckpoints(1);
    savepoint = stop(job, false);
    int before = samplesOfOneDrive();
    job = new LiveJob(config, LiveJob.ENDLESS).from(savepoint).parallelism(2).start();
    awaitCheckpoints(1);
    stop(job, true);
    assertThat(samplesOfOneDrive()).isGreaterThan(before);
    assertWhole(samplesOfOneDrive());
  }

  /** No checkpoint of its own before it is drained. */
  @Test
  void drainRightAfterARestoreLosesNothing(@InjectMiniCluster MiniCluster cluster)
      throws Exception {
    JobClient job = new LiveJob(config, LiveJob.ENDLESS).start();
    awaitCheckpoints(1);
    String savepoint = stop(job, false);
    job = new LiveJob(config, LiveJob.ENDLESS).every(Duration.ofHours(1)).from(savepoint).start();
    CommonTestUtils.waitForAllTaskRunning(cluster, job.getJobID(), false);
    stop(job, true);
    assertThat(LiveJob.CHECKPOINTS.get()).isLessThanOrEqualTo(1);
    assertWhole(samplesOfOneDrive());
  }

  @Test
  void theSameSavepointTwiceIsRefusedWithoutRestarts() throws Exception {
    JobClient job = new LiveJob(config, LiveJob.ENDLESS).start();
    awaitCheckpoints(1);
    String savepoint = stop(job, false);
    stop(startAndAwait(savepoint), false);
    int before = samplesOfOneDrive();

    assertThatThrownBy(() -> new LiveJob(config, STEPS).from(savepoint).run())
        .hasStackTraceContaining("older than the tables");
    assertThatThrownBy(() -> new LiveJob(config, STEPS).run())
        .hasStackTraceContaining("started without one");
    assertThat(samplesOfOneDrive()).isEqualTo(before);
  }

  private JobClient startAndAwait(String savepoint) throws Exception {
    JobClient job = new LiveJob(config, LiveJob.ENDLESS).from(savepoint).start();
    awaitCheckpoints(2);
    return job;
  }

  @Test
  void aJobWithoutCheckpointsIsNotBuilt() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    DataStream<Row> rows = env.fromData(TypeInformation.of(Row.class), LiveRows.step(0, 0).get(0));
    assertThatThrownBy(() -> LiveSink.attach(rows, config, LiveHarness.RUN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("checkpoints");
  }

  private static void awaitCheckpoints(int checkpoints) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .until(() -> LiveJob.CHECKPOINTS.get() >= checkpoints);
  }

  private String stop(JobClient job, boolean drain) throws Exception {
    String savepoint =
        job.stopWithSavepoint(
                drain,
                folder.resolve("savepoints").toUri().toString(),
                SavepointFormatType.CANONICAL)
            .get();
    job.getJobExecutionResult().get();
    return savepoint;
  }

  private int samplesOfOneDrive() throws Exception {
    return LakeFixture.current(config, "sample").size() / LiveJob.DRIVES;
  }

  private Set<Object> states() throws Exception {
    Set<Object> states = new HashSet<>();
    LakeFixture.current(config, "drive_revision").forEach(row -> states.add(row.getField("state")));
    return states;
  }

  /** As a backfill of the same steps, each of them once. */
  private void assertWhole(int steps) throws Exception {
    List<Record> revisions = LakeFixture.current(config, "drive_revision");
    assertThat(revisions).hasSize(LiveJob.DRIVES);
    try (Lake lake = Lake.open(config)) {
      for (int drive = 0; drive < LiveJob.DRIVES; drive++) {
        String digest =
            SyntheticCommit.write(lake, LiveRows.plan(drive), steps, false).rowsDigest();
        String driveId = DriveRows.drive(drive).driveId();
        assertThat(revisions)
            .filteredOn(row -> row.getField("drive_id").equals(driveId))
            .singleElement()
            .satisfies(
                row -> {
                  assertThat(row.getField("state")).isEqualTo("closed");
                  assertThat(row.getField("digest")).isEqualTo(digest);
                });
      }
    }
    assertThat(LakeFixture.counts(config))
        .containsEntry("sample", LiveJob.DRIVES * steps)
        .containsEntry("sample_data", LiveJob.DRIVES * steps)
        .containsEntry("signal", LiveJob.DRIVES * steps * DriveRows.SIGNALS_PER_SAMPLE)
        .containsEntry("recording", LiveJob.DRIVES);
  }
}
