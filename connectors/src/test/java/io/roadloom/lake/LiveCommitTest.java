package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.lake.LiveHarness.Checkpoint;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits of checkpoints: when, once, after failures, and when not at all. */
class LiveCommitTest {
  @TempDir Path folder;
  private LakeConfig config;

  @BeforeEach
  void warehouse() {
    config = LakeFixture.config(folder.resolve("lake"));
  }

  @Test
  void rowsAreThereWhenTheirCheckpointIsComplete() throws Exception {
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.barrier(1);
      assertSamples(0);
      live.write(LiveRows.step(0, 1));
      live.complete(1);
      assertSamples(1);
      live.checkpoint(2);
      assertSamples(2);
    }
    assertThat(new LiveHistory(config).newestCommitted("fleet")).isEqualTo(2);
    assertThat(new LiveHistory(config).newestCommitted("other")).isEqualTo(-1);
  }

  @Test
  void commitsAreTold() throws Exception {
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.write(LiveRows.step(1, 0));
      live.checkpoint(3);
      assertThat(live.told(LiveSink.Progress.OPEN_DRIVES)).isEqualTo(2L);
      live.write(LiveRows.step(0, 1));
      live.write(LiveRows.end(0, 2));
      live.checkpoint(4);
      assertThat(live.told(LiveSink.Progress.CHECKPOINT)).isEqualTo(4L);
      assertThat(live.told(LiveSink.Progress.SAMPLES)).isEqualTo(3L);
      assertThat(live.told(LiveSink.Progress.SIGNALS)).isEqualTo(3L * DriveRows.SIGNALS_PER_SAMPLE);
      assertThat(live.told(LiveSink.Progress.OPEN_DRIVES)).isEqualTo(1L);
      assertThat((Long) live.told(LiveSink.Progress.LATENCY_MS)).isPositive();
    }
  }

  @Test
  void aWarehouseThatIsNotThereHoldsNothing() {
    assertThat(new LiveHistory(config).newestCommitted("fleet")).isEqualTo(-1);
  }

  @Test
  void anEmptyCheckpointCommitsNothing() throws Exception {
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.checkpoint(1);
      live.write(LiveRows.step(0, 0));
      live.checkpoint(2);
      Map<String, Long> before = LakeFixture.snapshots(config);
      live.checkpoint(3);
      assertThat(LakeFixture.snapshots(config)).isEqualTo(before);
    }
  }

  @Test
  void whatAnAbandonedCheckpointHeldComesWithTheNext() throws Exception {
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.barrier(1);
      live.write(LiveRows.step(0, 1));
      live.checkpoint(2);
      assertSamples(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sample",
        "scene",
        "ego_pose",
        "sample_data",
        "signal",
        "calibrated_sensor",
        "dedup_decision",
        "late",
        "quarantine",
        "channel",
        "recording",
        "drive_revision"
      })
  void aCommitThatFailsIsFinishedOnRestore(String table) throws Exception {
    Checkpoint second;
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.checkpoint(1);
      live.write(LiveRows.step(0, 1));
      live.write(LiveRows.step(1, 0));
      live.write(LiveRows.end(0, 2));
      second = live.barrier(2);
      FailingCatalog.failOnce(table);
      assertThatThrownBy(() -> live.complete(2)).hasStackTraceContaining("out of space");
    }
    assertThat(FailingCatalog.failures()).isEqualTo(1);

    try (LiveHarness live = new LiveHarness(config, second)) {
      assertSamples(3);
      live.write(LiveRows.step(1, 1));
      live.write(LiveRows.end(1, 2));
      live.checkpoint(3);
    }
    assertTwoDrivesOfTwo();
  }

  @Test
  void aCheckpointThatWasCommittedIsNotCommittedAgain() throws Exception {
    Checkpoint first;
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.write(LiveRows.step(1, 0));
      first = live.checkpoint(1);
    }
    Map<String, Long> before = LakeFixture.snapshots(config);
    try (LiveHarness live = new LiveHarness(config, first)) {
      assertThat(LakeFixture.snapshots(config)).isEqualTo(before);
      for (int drive = 0; drive < 2; drive++) {
        live.write(LiveRows.step(drive, 1));
        live.write(LiveRows.end(drive, 2));
      }
      live.endInput();
      live.checkpoint(2);
    }
    assertTwoDrivesOfTwo();
  }

  @Test
  void aStartWithoutACheckpointIsRefusedWhereTheTablesHoldRows() throws Exception {
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.checkpoint(1);
    }
    assertRefused(null, "started without one");
    LiveRun other = new LiveRun("other", "run", "rig", "code");
    new LiveHarness(config, other, 1, null).close();
  }

  @Test
  void anOlderCheckpointThanTheTablesHoldIsRefusedUnlessTheyAreRewound() throws Exception {
    Map<String, Long> afterFirst;
    Checkpoint first;
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.write(LiveRows.step(1, 0));
      first = live.checkpoint(1);
      afterFirst = LakeFixture.snapshots(config);
      live.write(LiveRows.step(0, 1));
      live.checkpoint(2);
    }
    assertRefused(first, "older than the tables");

    rewind(afterFirst);
    assertThat(new LiveHistory(config).newestCommitted("fleet")).isEqualTo(1);
    try (LiveHarness live = new LiveHarness(config, first)) {
      for (int drive = 0; drive < 2; drive++) {
        live.write(LiveRows.step(drive, 1));
        live.write(LiveRows.end(drive, 2));
      }
      live.checkpoint(2);
    }
    assertTwoDrivesOfTwo();
  }

  @Test
  void oneTableThatWasNotRewoundIsEnoughToRefuse() throws Exception {
    Checkpoint first;
    Map<String, Long> afterFirst;
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      first = live.checkpoint(1);
      afterFirst = new HashMap<>(LakeFixture.snapshots(config));
      live.write(LiveRows.step(0, 1));
      live.checkpoint(2);
    }
    afterFirst.remove("signal");
    rewind(afterFirst);
    assertRefused(first, "older than the tables");
  }

  @Test
  void tablesRewoundTooFarAreRefused() throws Exception {
    Map<String, Long> afterFirst;
    Checkpoint third;
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.checkpoint(1);
      afterFirst = LakeFixture.snapshots(config);
      live.write(LiveRows.step(0, 1));
      live.checkpoint(2);
      live.write(LiveRows.step(0, 2));
      third = live.barrier(3);
    }
    rewind(afterFirst);
    assertRefused(third, "up to 1 only");
  }

  /** Both continuations make a checkpoint 2; only one of them is in the tables. */
  @Test
  void aSavepointThatWasRestoredTwiceIsRefused() throws Exception {
    Checkpoint first;
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      first = live.checkpoint(1);
    }
    Checkpoint one;
    try (LiveHarness live = new LiveHarness(config, first)) {
      live.write(LiveRows.step(0, 1));
      one = live.barrier(2);
    }
    try (LiveHarness live = new LiveHarness(config, first)) {
      live.write(LiveRows.step(0, 1));
      live.checkpoint(2);
    }
    assertRefused(first, "older than the tables");
    assertRefused(one, "another continuation");
    assertSamples(2);
  }

  @Test
  void openDrivesKeepTheirRevisionThroughRescaling() throws Exception {
    int drives = 6;
    try (Lake lake = Lake.openOrCreate(config)) {
      SyntheticCommit.run(lake, DriveRows.drive(3), 0, 1);
    }
    Checkpoint checkpoint = null;
    int[] parallelisms = {1, 4, 2};
    for (int i = 0; i < parallelisms.length; i++) {
      try (LiveHarness live =
          new LiveHarness(config, LiveHarness.RUN, parallelisms[i], checkpoint)) {
        for (int drive = 0; drive < drives; drive++) {
          live.write(LiveRows.step(drive, i));
        }
        // The last of them is complete, but nobody hears of it.
        checkpoint = live.barrier(i + 1);
      }
    }
    try (LiveHarness live = new LiveHarness(config, LiveHarness.RUN, 2, checkpoint)) {
      for (int drive = 0; drive < drives; drive++) {
        live.write(LiveRows.end(drive, parallelisms.length));
      }
      live.checkpoint(4);
    }
    assertSamples(drives * parallelisms.length);
    List<Record> revisions = LakeFixture.current(config, "drive_revision");
    assertThat(revisions)
        .hasSize(drives)
        .allSatisfy(row -> assertThat(row.getField("state")).isEqualTo("closed"))
        .filteredOn(row -> row.getField("revision").equals(1))
        .singleElement()
        .satisfies(
            row -> assertThat(row.getField("drive_id")).isEqualTo(DriveRows.drive(3).driveId()));
  }

  @Test
  void aThousandDrivesMakeFewFiles() throws Exception {
    int drives = 1000;
    try (LiveHarness live = new LiveHarness(config, null)) {
      for (int drive = 0; drive < drives; drive++) {
        live.write(LiveRows.step(drive, 0));
      }
      live.checkpoint(1);
      assertThat(live.said()).isEqualTo(1);
    }
    assertSamples(drives);
    try (Lake lake = Lake.open(config)) {
      for (String table : List.of("sample", "ego_pose", "sample_data", "signal")) {
        assertThat(FileRevision.of(lake.table(table)))
            .hasSizeLessThanOrEqualTo(TableDef.BUCKETS)
            .allSatisfy(file -> assertThat(file.shared()).isTrue());
      }
    }
  }

  private void assertRefused(Checkpoint from, String reason) {
    assertThatThrownBy(() -> new LiveHarness(config, from))
        .isInstanceOf(SuppressRestartsException.class)
        .rootCause()
        .isInstanceOf(LiveRefusedException.class)
        .hasMessageStartingWith("live fleet: ")
        .hasMessageContaining(reason);
  }

  private void rewind(Map<String, Long> snapshots) {
    try (Lake lake = Lake.open(config)) {
      snapshots.forEach(
          (name, snapshot) -> {
            Table table = lake.table(name);
            if (snapshot != -1 && table.currentSnapshot().snapshotId() != snapshot) {
              table.manageSnapshots().rollbackTo(snapshot).commit();
            }
          });
    }
  }

  private void assertSamples(int samples) throws Exception {
    assertThat(LakeFixture.counts(config))
        .containsEntry("sample", samples)
        .containsEntry("ego_pose", samples)
        .containsEntry("sample_data", samples)
        .containsEntry("signal", samples * DriveRows.SIGNALS_PER_SAMPLE);
  }

  private void assertTwoDrivesOfTwo() throws Exception {
    assertSamples(4);
    assertThat(LakeFixture.counts(config))
        .containsEntry("calibrated_sensor", 2)
        .containsEntry("dedup_decision", 2)
        .containsEntry("channel", 2)
        .containsEntry("recording", 2)
        .containsEntry("drive_revision", 2);
    try (Lake lake = Lake.open(config)) {
      for (int drive = 0; drive < 2; drive++) {
        String expected = SyntheticCommit.write(lake, LiveRows.plan(drive), 2, false).rowsDigest();
        assertThat(lake.currentRevisionsByDrive().get(DriveRows.drive(drive).driveId()).digest())
            .isEqualTo(expected);
      }
    }
  }
}
