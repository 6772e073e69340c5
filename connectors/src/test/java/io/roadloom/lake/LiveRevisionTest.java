package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.lake.LiveHarness.Checkpoint;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.row.ChannelRow;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.NotKept;
import io.roadloom.model.row.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions of live drives beside those of backfills. */
class LiveRevisionTest {
  @TempDir Path folder;
  private LakeConfig config;

  @BeforeEach
  void warehouse() {
    config = LakeFixture.config(folder.resolve("lake"));
  }

  @Test
  void aNewDriveIsOpenFromItsFirstCommitUntilItEnds() throws Exception {
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.checkpoint(1);
      Record open = current();
      assertThat(open.getField("state")).isEqualTo("open");
      assertThat(open.getField("revision")).isEqualTo(0);
      assertThat(open.getField("digest")).isEqualTo("");
      assertThat(open.getField("samples")).isEqualTo(1L);
      live.write(LiveRows.step(0, 1));
      live.checkpoint(2);
      live.write(LiveRows.end(0, 2));
      live.checkpoint(3);
    }
    Record closed = current();
    assertThat(closed.getField("state")).isEqualTo("closed");
    assertThat(closed.getField("samples")).isEqualTo(2L);
    assertThat(closed.getField("unit_id")).isEqualTo("fleet-3");
    assertThat(raw("drive_revision")).hasSize(2);
  }

  @Test
  void aBackfillOfTheSameReadingsWritesNothing() throws Exception {
    try (LiveHarness live = new LiveHarness(config, null)) {
      for (int i = 0; i < 5; i++) {
        live.write(LiveRows.step(0, i));
        live.checkpoint(i + 1);
      }
      live.write(LiveRows.end(0, 5));
      live.checkpoint(6);
    }
    Map<String, Long> before = LakeFixture.snapshots(config);

    UnitOutcome outcome = backfill(0, 1, 5);

    assertThat(outcome.counts()).containsEntry(LakeSink.Counters.DRIVES_UNCHANGED, 1L);
    assertThat(LakeFixture.snapshots(config)).isEqualTo(before);
  }

  @Test
  void aDriveThatOpensAgainGoesOnAsTheSameRevision() throws Exception {
    Checkpoint checkpoint;
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.write(LiveRows.end(0, 1));
      checkpoint = live.checkpoint(1);
    }
    try (LiveHarness live = new LiveHarness(config, checkpoint)) {
      live.write(LiveRows.step(0, 1));
      live.checkpoint(2);
      assertThat(current().getField("state")).isEqualTo("open");
      assertThat(current().getField("samples")).isEqualTo(2L);
      live.write(LiveRows.step(0, 2));
      live.write(LiveRows.end(0, 2));
      live.write(LiveRows.step(0, 3));
      live.write(LiveRows.end(0, 1));
      live.checkpoint(3);
    }
    Record closed = current();
    assertThat(closed.getField("state")).isEqualTo("closed");
    assertThat(closed.getField("revision")).isEqualTo(0);
    assertThat(closed.getField("samples")).isEqualTo(4L);
    try (Lake lake = Lake.open(config)) {
      // Three ends, all of which tell of the same sensor: it counts once.
      assertThat(closed.getField("digest"))
          .isEqualTo(SyntheticCommit.write(lake, LiveRows.plan(0), 4, false).rowsDigest());
    }
  }

  @Test
  void segmentsAreTheDrivesBeforeItEnds() throws Exception {
    DrivePlan plan = LiveRows.plan(0);
    RecordingRef early = DriveRows.recording(plan.drive(), "early-segment");
    DrivePlan before = new DrivePlan(plan.drive(), 0, List.of(early), "manifest");
    List<Row> told = DriveRows.end(before, 1);
    Checkpoint checkpoint;
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.write(told.subList(0, told.size() - 1));
      checkpoint = live.checkpoint(1);
      assertThat(current().getField("state")).isEqualTo("open");
      assertThat(LakeFixture.counts(config)).containsEntry("recording", 1);
      assertThat(LakeFixture.counts(config)).containsEntry("channel", 1);
    }
    try (Lake lake = Lake.open(config)) {
      BackfillPlanner planner = new BackfillPlanner(lake, LakeFixture.STORAGE);
      assertThat(planner.plan(LakeFixture.request(List.of(early))).units())
          .as("of an open drive nobody knows what came too late")
          .hasSize(1);
    }
    try (LiveHarness live = new LiveHarness(config, checkpoint)) {
      live.write(LiveRows.end(0, 1));
      live.checkpoint(2);
    }
    assertThat(current().getField("state")).isEqualTo("closed");
    assertThat(current().getField("manifest_hash")).isNotEqualTo("");
    assertThat(LakeFixture.current(config, "recording"))
        .extracting(row -> row.getField("recording_id"))
        .containsExactlyInAnyOrder(early.recordingId(), plan.recordings().get(0).recordingId());
    try (Lake lake = Lake.open(config)) {
      assertThat(current().getField("digest"))
          .as("the sensor that both tell of counts once")
          .isEqualTo(SyntheticCommit.write(lake, plan, 1, false).rowsDigest());
    }
  }

  @Test
  void whatOthersWroteIsSeenUntilTheLiveDriveIsWhole() throws Exception {
    backfill(0, 0, 3);
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.checkpoint(1);
      assertThat(LakeFixture.counts(config)).containsEntry("sample", 3);
      assertThat(current().getField("revision")).isEqualTo(0);
      assertThat(raw("drive_revision"))
          .extracting(row -> row.getField("state"))
          .containsExactlyInAnyOrder("closed", "hidden");
      for (int i = 1; i < 4; i++) {
        live.write(LiveRows.step(0, i));
      }
      live.write(LiveRows.end(0, 4));
      live.checkpoint(2);
    }
    assertThat(current().getField("revision")).isEqualTo(1);
    assertThat(LakeFixture.counts(config)).containsEntry("sample", 4);
  }

  @Test
  void aBackfillOfAHiddenDriveTakesTheNextNumber() throws Exception {
    backfill(0, 0, 3);
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.checkpoint(1);
    }
    Unit unit =
        LakeFixture.unit(config, List.of(DriveRows.recording(DriveRows.drive(0), "another")));
    assertThat(unit.drives()).extracting(DrivePlan::revision).containsExactly(2);
  }

  @Test
  void aDriveThatHadLateReadingsIsBackfilledFromWhatIsKnown() throws Exception {
    NotKept late =
        new NotKept(
            NotKept.Table.LATE,
            DriveRows.drive(1),
            "",
            "",
            "/camera",
            DriveRows.START_NS,
            100L,
            10,
            19,
            "%064x".formatted(1),
            "late",
            "",
            "");
    try (LiveHarness live = new LiveHarness(config, null)) {
      for (int drive = 0; drive < 2; drive++) {
        live.write(LiveRows.step(drive, 0));
        live.write(LiveRows.end(drive, 1));
      }
      live.write(List.of(late, new DriveSummary(late.drive(), true, 0, 0, 0, 0, 0, 0, 1, 0)));
      live.checkpoint(1);
    }
    try (Lake lake = Lake.open(config)) {
      BackfillPlanner planner = new BackfillPlanner(lake, LakeFixture.STORAGE);
      BackfillRequest again =
          LakeFixture.request(
              List.of(LiveRows.plan(0).recordings().get(0), LiveRows.plan(1).recordings().get(0)));
      assertThat(lake.currentRevisionsByDrive().get(DriveRows.drive(1).driveId()).late())
          .isEqualTo(1);
      assertThat(planner.plan(again).units())
          .singleElement()
          .satisfies(
              unit ->
                  assertThat(unit.drives())
                      .extracting(plan -> plan.drive())
                      .containsExactly(DriveRows.drive(1)));
    }
  }

  @Test
  void aRevisionThatAnotherRunBeganInTheSameMomentIsRefused() throws Exception {
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      backfill(0, 0, 3);
      live.barrier(1);
      assertThatThrownBy(() -> live.complete(1))
          .isInstanceOf(SuppressRestartsException.class)
          .hasRootCauseInstanceOf(LiveRefusedException.class);
    }
    assertThat(LakeFixture.counts(config)).containsEntry("sample", 3);
  }

  @Test
  void leftoversOfADeadBackfillAreNotTakenForTheLiveDrive() throws Exception {
    FailingCatalog.failOnce("signal");
    Unit dead = LakeFixture.unit(config, LiveRows.plan(0).recordings());
    try (Lake lake = FailingCatalog.open(config)) {
      assertThatThrownBy(() -> KilledCommitTest.commit(lake, dead)).hasMessageContaining("space");
    }
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.checkpoint(1);
    }
    assertThat(current().getField("revision")).isEqualTo(1);
    assertThat(LakeFixture.counts(config)).containsEntry("sample", 1).containsEntry("signal", 20);
  }

  @Test
  void aBackfillThatWasPlannedBeforeTheDriveWentLiveIsRefused() throws Exception {
    Unit planned = LakeFixture.unit(config, LiveRows.plan(0).recordings());
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.checkpoint(1);
    }
    try (Lake lake = Lake.open(config)) {
      assertThatThrownBy(() -> KilledCommitTest.commit(lake, planned))
          .isInstanceOf(LakeException.class)
          .hasMessageContaining("run again");
    }
    assertThat(LakeFixture.counts(config)).containsEntry("sample", 1);
  }

  @Test
  void stateAsBytesIsWhatItWas() {
    List<Row> rows = new ArrayList<>(LiveRows.step(0, 0));
    rows.addAll(LiveRows.end(0, 1));
    try (Lake lake = Lake.openOrCreate(config)) {
      DriveResult written = SyntheticCommit.write(lake, LiveRows.plan(0), 1, false);
      DriveResult part = part(written, written.channels(), written.summary());
      LiveResult result =
          new LiveResult(
              Map.of("sample", List.of("{}")),
              List.of(new LiveDrive(LiveRows.plan(0).drive(), 7, part)));
      assertThat(LiveCodec.result(LiveCodec.bytes(result))).isEqualTo(result);
      OpenRevision open = OpenRevision.start(LiveRows.plan(0).drive(), 7).plus(part);
      assertThat(LiveCodec.open(LiveCodec.bytes(open))).isEqualTo(open);
      OpenRevision again = open.plus(part(written, List.of(), null));
      assertThat(again.manifestSince()).isNotEmpty();
      assertThat(LiveCodec.open(LiveCodec.bytes(again))).isEqualTo(again);
    }
  }

  /** What a live writer tells of the same rows: it has no files of its own. */
  private static DriveResult part(
      DriveResult written, List<ChannelRow> channels, @Nullable DriveSummary summary) {
    return new DriveResult(
        written.driveId(),
        Map.of(),
        written.digest(),
        written.distinct(),
        written.recordings(),
        channels,
        written.counts(),
        written.newestNs(),
        summary);
  }

  private UnitOutcome backfill(int drive, int revision, int samples) {
    DrivePlan like = LiveRows.plan(drive);
    DrivePlan plan = new DrivePlan(like.drive(), revision, like.recordings(), "manifest");
    Unit unit = new Unit("unit-" + revision, "run", "rig-1", "code", "manifest", List.of(plan));
    try (Lake lake = Lake.openOrCreate(config)) {
      DriveResult result = SyntheticCommit.write(lake, plan, samples, false);
      return new UnitCommit(lake, unit, Map.of(plan.drive().driveId(), result)).run();
    }
  }

  /** The only current row of {@code drive_revision}. */
  private Record current() throws Exception {
    List<Record> rows = LakeFixture.current(config, "drive_revision");
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private List<Record> raw(String table) throws Exception {
    List<Record> rows = new ArrayList<>();
    try (Lake lake = Lake.open(config);
        CloseableIterable<Record> read = IcebergGenerics.read(lake.table(table)).build()) {
      read.forEach(rows::add);
    }
    return rows;
  }
}
