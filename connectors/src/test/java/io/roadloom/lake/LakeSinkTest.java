package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.model.RecordingRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LakeSinkTest {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final List<RecordingRef> RECORDINGS =
      List.of(
          DriveRows.recording(DriveRows.drive(0), "0-a"),
          DriveRows.recording(DriveRows.drive(0), "0-b"),
          DriveRows.recording(DriveRows.drive(1), "1-a"),
          DriveRows.recording(DriveRows.drive(2), "2-a"));
  private static final int DRIVES = 3;
  private static final int SAMPLES = DRIVES * SinkJob.SAMPLES;

  private static final Map<String, Integer> EXPECTED =
      Map.ofEntries(
          Map.entry("sample", SAMPLES),
          Map.entry("scene", SAMPLES),
          Map.entry("ego_pose", SAMPLES),
          Map.entry("sample_data", SAMPLES),
          Map.entry("signal", SAMPLES * DriveRows.SIGNALS_PER_SAMPLE),
          Map.entry("calibrated_sensor", RECORDINGS.size()),
          Map.entry("dedup_decision", DRIVES),
          Map.entry("late", 0),
          Map.entry("quarantine", 0),
          Map.entry("channel", RECORDINGS.size()),
          Map.entry("recording", RECORDINGS.size()),
          Map.entry("drive_revision", DRIVES),
          Map.entry("pipeline_run", 0),
          Map.entry("pipeline_event", 0),
          Map.entry("dataset", 0),
          Map.entry("dataset_version", 0),
          Map.entry("dataset_member", 0),
          Map.entry("forgotten", 0));

  @TempDir Path folder;
  private LakeConfig config;

  @BeforeEach
  void warehouse() {
    config = LakeFixture.config(folder.resolve("lake"));
  }

  @ParameterizedTest
  @EnumSource(
      value = RuntimeExecutionMode.class,
      names = {"BATCH", "STREAMING"})
  void writesTheRowsOfAllTables(RuntimeExecutionMode mode) throws Exception {
    JobExecutionResult result = new SinkJob(config, LakeFixture.unit(config, RECORDINGS)).run(mode);

    assertThat(LakeFixture.counts(config)).isEqualTo(EXPECTED);
    assertThat(result.<Long>getAccumulatorResult(LakeSink.Counters.SAMPLES)).isEqualTo(SAMPLES);
    assertThat(LakeFixture.current(config, "sample"))
        .allSatisfy(
            row -> {
              assertThat(row.getField("region")).isEqualTo("eu");
              assertThat(row.getField("revision")).isEqualTo(0);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample", "ego_pose", "signal", "channel", "recording", "drive_revision"})
  void aCommitThatFailsHalfWayIsFinishedByARestart(String table) throws Exception {
    FailingCatalog.failOnce(table);

    new SinkJob(config, LakeFixture.unit(config, RECORDINGS))
        .restarts(2)
        .run(RuntimeExecutionMode.BATCH, FailingCatalog::open);

    assertThat(FailingCatalog.failures()).isEqualTo(1);
    assertThat(LakeFixture.counts(config)).isEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample", "ego_pose", "recording", "drive_revision"})
  void aRunThatDiedHalfWayShowsNothingAndIsFinishedByTheNext(String table) throws Exception {
    FailingCatalog.failOnce(table);
    Unit unit = LakeFixture.unit(config, RECORDINGS);
    assertThatThrownBy(
            () -> new SinkJob(config, unit).run(RuntimeExecutionMode.BATCH, FailingCatalog::open))
        .hasStackTraceContaining("out of space");
    assertThat(LakeFixture.counts(config).values()).containsOnly(0);

    Unit again = LakeFixture.unit(config, RECORDINGS);
    new SinkJob(config, again).run(RuntimeExecutionMode.STREAMING);

    assertThat(again.id()).isEqualTo(unit.id());
    assertThat(LakeFixture.counts(config)).isEqualTo(EXPECTED);
    assertThat(rawRows("sample")).isEqualTo(SAMPLES);
  }

  /** Rows are never serialized: the writer runs where they are made. */
  @ParameterizedTest
  @EnumSource(
      value = RuntimeExecutionMode.class,
      names = {"BATCH", "STREAMING"})
  void theWriterIsChainedToWhatMakesTheRows(RuntimeExecutionMode mode) {
    assertThat(new SinkJob(config, LakeFixture.unit(config, RECORDINGS)).tasks(mode))
        .hasSize(3)
        .anySatisfy(task -> assertThat(task).contains("Flat Map").contains("lake writer"));
  }

  @Test
  void leftoversOfADeadUnitAreNeverTakenForAnother() throws Exception {
    FailingCatalog.failOnce("signal");
    Unit unit = LakeFixture.unit(config, RECORDINGS);
    assertThatThrownBy(
            () -> new SinkJob(config, unit).run(RuntimeExecutionMode.BATCH, FailingCatalog::open))
        .hasStackTraceContaining("out of space");

    List<RecordingRef> fewer = RECORDINGS.subList(1, 4);
    Unit other = LakeFixture.unit(config, fewer);
    new SinkJob(config, other).run(RuntimeExecutionMode.BATCH);

    assertThat(other.drives()).extracting(DrivePlan::revision).containsOnly(1);
    assertThat(LakeFixture.counts(config))
        .containsEntry("sample", SAMPLES)
        .containsEntry("recording", 3);
    assertThat(rawRows("sample")).isEqualTo(2 * SAMPLES);
  }

  @Test
  void theSameAgainWritesNothing() throws Exception {
    Unit unit = LakeFixture.unit(config, RECORDINGS);
    new SinkJob(config, unit).run(RuntimeExecutionMode.BATCH);
    Map<String, Long> before = LakeFixture.snapshots(config);

    new SinkJob(config, unit).run(RuntimeExecutionMode.BATCH);

    assertThat(LakeFixture.snapshots(config)).isEqualTo(before);
    assertThat(LakeFixture.counts(config)).isEqualTo(EXPECTED);
  }

  @Test
  void aDriveThatComesToTheSameKeepsItsRevision() throws Exception {
    new SinkJob(config, LakeFixture.unit(config, RECORDINGS)).run(RuntimeExecutionMode.BATCH);
    Map<String, Long> before = LakeFixture.snapshots(config);
    List<RecordingRef> more = List.of(DriveRows.recording(DriveRows.drive(1), "1-b"));
    Unit unit = LakeFixture.unit(config, more);
    assertThat(unit.drives().get(0).recordings()).hasSize(2);

    JobExecutionResult result = new SinkJob(config, unit).run(RuntimeExecutionMode.BATCH);

    assertThat(result.<Long>getAccumulatorResult(LakeSink.Counters.DRIVES_UNCHANGED)).isEqualTo(1);
    Map<String, Long> after = LakeFixture.snapshots(config);
    assertThat(LakeFixture.DATA_TABLES)
        .allSatisfy(table -> assertThat(after.get(table)).isEqualTo(before.get(table)));
    assertThat(after.get("drive_revision")).isEqualTo(before.get("drive_revision"));
    assertThat(LakeFixture.counts(config)).containsEntry("recording", RECORDINGS.size() + 1);
    try (Lake lake = Lake.open(config)) {
      BackfillPlan plan =
          new BackfillPlanner(lake, LakeFixture.STORAGE).plan(LakeFixture.request(more));
      assertThat(plan.units()).isEmpty();
      assertThat(plan.skipped()).hasSize(1);
    }
  }

  @Test
  void aDriveThatWasNotReadWholeIsNotCommitted() throws Exception {
    Unit planned = LakeFixture.unit(config, RECORDINGS);
    List<DrivePlan> drives = List.of(planned.drives().get(1));
    Unit fewer =
        new Unit(
            planned.id(),
            planned.runId(),
            planned.rigHash(),
            planned.codeVersion(),
            planned.manifestHash(),
            drives);
    DrivePlan lacking =
        new DrivePlan(drives.get(0).drive(), 0, RECORDINGS.subList(0, 3), "manifest");
    Unit claimed =
        new Unit(
            planned.id(),
            planned.runId(),
            planned.rigHash(),
            planned.codeVersion(),
            planned.manifestHash(),
            List.of(lacking));
    assertThat(fewer.drives()).hasSize(1);
    try (Lake lake = Lake.open(config)) {
      assertThatThrownBy(() -> new UnitCommit(lake, claimed, Map.of()).run())
          .isInstanceOf(IncompleteDriveException.class)
          .hasMessageContaining(lacking.drive().driveId());
    }
    assertThat(LakeFixture.counts(config).values()).containsOnly(0);
  }

  private long rawRows(String table) throws Exception {
    try (Lake lake = Lake.open(config)) {
      long rows = 0;
      for (Record row : org.apache.iceberg.data.IcebergGenerics.read(lake.table(table)).build()) {
        assertThat(row.getField("drive_id")).isNotNull();
        rows++;
      }
      return rows;
    }
  }
}
