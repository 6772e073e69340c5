package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a forgotten drive is left in any file, and nothing of others is lost. */
class DriveErasureTest {
  private static final int ENOUGH = 1_000_000;
  private static final long NOW_NS = System.currentTimeMillis() * 1_000_000;
  private static final int SAMPLES = 3;

  /** Of a backfill, twice; of a live pipeline, in files shared with another. */
  private static final int BACKFILLED = 0;

  private static final int LIVE = 2;

  @TempDir static Path shared;
  private static SavedWarehouse warehouse;
  private static LakeConfig config;

  @TempDir Path folder;

  @BeforeAll
  static void fill() throws Exception {
    Path folder = shared.resolve("lake");
    config =
        new LakeConfig(
            folder.toString(), "auto", Map.of("io-impl", KilledFileIO.class.getName()), "eu");
    try (LiveHarness live = new LiveHarness(config, null)) {
      for (int i = 0; i < SAMPLES; i++) {
        live.write(LiveRows.step(LIVE, i));
        live.write(LiveRows.step(3, i));
        live.checkpoint(i + 1);
      }
      live.write(LiveRows.end(LIVE, SAMPLES));
      live.write(LiveRows.end(3, SAMPLES));
      live.checkpoint(SAMPLES + 1);
    }
    backfill("first");
    try (Lake lake = Lake.open(config)) {
      build(lake);
    }
    backfill("second");
    warehouse = SavedWarehouse.save(folder, shared.resolve("saved"));
  }

  @BeforeEach
  void restore() throws IOException {
    warehouse.restore();
  }

  /** A revision of each of two drives, from one recording more than before. */
  private static void backfill(String name) {
    List<RecordingRef> recordings = new ArrayList<>();
    for (int drive : new int[] {BACKFILLED, 1}) {
      recordings.add(DriveRows.recording(DriveRows.drive(drive), name + drive));
    }
    Unit unit = LakeFixture.unit(config, recordings);
    try (Lake lake = Lake.open(config)) {
      KilledCommitTest.commit(lake, unit, SAMPLES);
    }
  }

  @AfterEach
  void live() {
    KilledFileIO.dieAfter(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(ints = {BACKFILLED, LIVE})
  void nothingIsLeftOfIt(int drive) throws Exception {
    Map<String, List<String>> others = others(drive);
    try (Lake lake = Lake.open(config)) {
      DriveErasure erasure = new DriveErasure(lake, id(drive));
      DriveErasure.Holding holding = erasure.holding();
      assertThat(holding.rows()).containsKeys("sample", "signal", "recording", "drive_revision");
      assertThat(holding.members()).isEqualTo(Map.of("d@1", (long) SAMPLES));
      assertThat(holding.tags()).contains("sample@dataset-d-1", "dataset_member@dataset-d-1");
      assertThat(holding.recordings()).isNotEmpty();
      erasure.requireClosed();
      erasure.refuse(NOW_NS, "asked to");
      assertThat(erasure.run(NOW_NS).open()).isEmpty();
    }
    assertGone(drive, others);
    try (Lake lake = Lake.open(config)) {
      DriveErasure again = new DriveErasure(lake, id(drive));
      assertThat(again.holding().isEmpty()).isTrue();
      assertThat(again.run(NOW_NS)).isEqualTo(new DriveErasure.Erased(0, List.of()));
      lake.expireSuperseded(Duration.ZERO);
    }
    assertGone(drive, others);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 40, 80})
  void cutShortItIsFinishedByTheNextRun(int percent) throws Exception {
    Map<String, List<String>> others = others(LIVE);
    // It takes some 390 writes and deletions in all.
    int all = 390;
    try (Lake lake = Lake.open(config)) {
      DriveErasure erasure = new DriveErasure(lake, id(LIVE));
      erasure.refuse(NOW_NS, null);
      KilledFileIO.dieAfter(all * percent / 100);
      assertThatThrownBy(() -> erasure.run(NOW_NS)).hasStackTraceContaining("killed");
    }
    KilledFileIO.dieAfter(ENOUGH);
    try (Lake lake = Lake.open(config)) {
      DriveErasure erasure = new DriveErasure(lake, id(LIVE));
      assertThat(erasure.isForgotten()).isTrue();
      assertThat(erasure.run(NOW_NS).open()).isEmpty();
    }
    assertGone(LIVE, others);
  }

  @Test
  void aLivePipelineGoesOn() throws Exception {
    LakeConfig other = LakeFixture.config(folder.resolve("other"));
    LiveHarness.Checkpoint last;
    try (LiveHarness live = new LiveHarness(other, null)) {
      live.write(LiveRows.step(0, 0));
      live.write(LiveRows.step(1, 0));
      live.checkpoint(1);
      try (Lake lake = Lake.open(other)) {
        DriveErasure open = new DriveErasure(lake, id(0));
        assertThatThrownBy(open::requireClosed)
            .isInstanceOf(LakeException.class)
            .hasMessageContaining("a live pipeline is writing it");
      }
      live.write(LiveRows.end(0, 1));
      live.checkpoint(2);
      erase(other, 0);
      live.write(LiveRows.step(1, 1));
      last = live.checkpoint(3);
    }
    try (LiveHarness live = new LiveHarness(other, last)) {
      live.write(LiveRows.step(1, 2));
      live.write(LiveRows.end(1, 3));
      live.checkpoint(4);
    }
    assertThat(LakeFixture.current(other, "sample")).hasSize(3);
    assertThat(LakeFixture.current(other, "drive_revision")).hasSize(1);
    assertThat(new LiveHistory(other).newestCommitted("fleet")).isEqualTo(4);
  }

  /** A unit that was killed between two tables does not add its rows a second time. */
  @Test
  void aBackfillThatWasCutShortGoesOn() throws Exception {
    LakeConfig other = LakeFixture.config(folder.resolve("other"));
    List<RecordingRef> recordings = List.of(DriveRows.recording(DriveRows.drive(1), "1-a"));
    try (Lake lake = Lake.openOrCreate(other)) {
      SyntheticCommit.run(lake, DriveRows.drive(0), 0, SAMPLES);
    }
    Unit unit = LakeFixture.unit(other, recordings);
    FailingCatalog.failOnce("signal");
    try (Lake lake = FailingCatalog.open(other)) {
      assertThatThrownBy(() -> KilledCommitTest.commit(lake, unit))
          .hasStackTraceContaining("out of space");
    }
    erase(other, 0);
    try (Lake lake = Lake.open(other)) {
      assertThat(lake.started(unit.id())).isTrue();
      KilledCommitTest.commit(lake, LakeFixture.unit(other, recordings));
    }
    assertThat(LakeFixture.counts(other))
        .containsEntry("sample", 10)
        .containsEntry("signal", 10 * DriveRows.SIGNALS_PER_SAMPLE)
        .containsEntry("drive_revision", 1);
  }

  @Test
  void isNotTakenInAgain() throws Exception {
    DriveKey drive = DriveRows.drive(BACKFILLED);
    RecordingRef known = DriveRows.recording(drive, "first" + BACKFILLED);
    RecordingRef renamed =
        new RecordingRef(
            new DriveKey("", "copy"), known.recordingId(), "file:///copy.mcap", "mcap", 1000);
    RecordingRef more = DriveRows.recording(drive, "more");
    RecordingRef other = DriveRows.recording(DriveRows.drive(7), "other");
    Unit before = LakeFixture.unit(config, List.of(more));
    erase(config, BACKFILLED);

    try (Lake lake = Lake.open(config)) {
      BackfillPlan plan =
          new BackfillPlanner(lake, LakeFixture.STORAGE)
              .plan(LakeFixture.request(List.of(known, renamed, more, other)));
      assertThat(plan.refused())
          .extracting(RecordingRef::uri)
          .containsExactlyInAnyOrder(known.uri(), renamed.uri(), more.uri());
      assertThat(plan.read()).containsExactly(other);
      assertThatThrownBy(() -> KilledCommitTest.commit(lake, before))
          .isInstanceOf(LakeException.class)
          .hasMessageContaining("was forgotten meanwhile");
    }
  }

  private static void erase(LakeConfig config, int drive) {
    try (Lake lake = Lake.open(config)) {
      DriveErasure erasure = new DriveErasure(lake, id(drive));
      erasure.requireClosed();
      erasure.refuse(NOW_NS, null);
      erasure.run(NOW_NS);
    }
  }

  private void assertGone(int drive, Map<String, List<String>> others) throws Exception {
    assertThat(others(drive)).isEqualTo(others);
    try (Lake lake = Lake.open(config)) {
      assertThat(Traces.of(lake, warehouse.folder(), id(drive))).isEmpty();
      Datasets datasets = new Datasets(lake);
      DatasetVersion version = datasets.find("d", 1).orElseThrow();
      assertThat(version.state()).isEqualTo(DatasetVersion.State.FORGOTTEN_MEMBERS);
      assertThat(version.samples()).isEqualTo(3 * SAMPLES);
      assertThat(version.drives()).isEqualTo(3);
      try (CloseableIterable<DatasetMember> members = datasets.members(version)) {
        assertThat(members)
            .hasSize(3 * SAMPLES)
            .noneMatch(member -> member.drive().driveId().equals(id(drive)));
      }
      assertThat(pinned(datasets, version, drive)).isEmpty();
      for (int other = 0; other < 4; other++) {
        if (other != drive) {
          assertThat(pinned(datasets, version, other)).hasSize(SAMPLES);
        }
      }
    }
  }

  /** Rows as they were when the dataset was built, superseded or not. */
  private static List<Record> pinned(Datasets datasets, DatasetVersion version, int drive)
      throws IOException {
    try (CloseableIterable<Record> rows =
        datasets
            .read(version)
            .rows("sample", new DatasetTables.Span(id(drive), 0, 0, Long.MAX_VALUE))) {
      List<Record> all = new ArrayList<>();
      rows.forEach(all::add);
      return all;
    }
  }

  /** All current rows, of any revision, of the other drives. */
  private Map<String, List<String>> others(int drive) throws IOException {
    Map<String, List<String>> rows = new TreeMap<>();
    try (Lake lake = Lake.open(config)) {
      for (TableDef<?> def : Tables.OF_UNIT) {
        List<String> texts = new ArrayList<>();
        try (CloseableIterable<Record> all = IcebergGenerics.read(lake.table(def.name())).build()) {
          for (Record row : all) {
            if (!row.getField("drive_id").equals(id(drive))) {
              texts.add(row.toString());
            }
          }
        }
        texts.sort(null);
        // Maintenance takes superseded ones out of what is current: here, none is looked at.
        texts.removeIf(text -> text.contains(id(1)) || text.contains(id(BACKFILLED)));
        rows.put(def.name(), texts);
      }
    }
    return rows;
  }

  private static String id(int drive) {
    return DriveRows.drive(drive).driveId();
  }

  /** A dataset of all samples that there are. */
  private static void build(Lake lake) throws IOException {
    Map<String, Long> snapshots = new TreeMap<>();
    Tables.OF_SOURCE.forEach(
        def -> {
          Table table = lake.table(def.name());
          if (table.currentSnapshot() != null) {
            snapshots.put(def.name(), table.currentSnapshot().snapshotId());
          }
        });
    List<DataFile> files;
    try (MemberWriter writer =
        new MemberWriter(lake.table(Tables.DATASET_MEMBER.name()), "d", 1, 0, "test")) {
      for (int drive = 0; drive < 4; drive++) {
        for (int i = 0; i < SAMPLES; i++) {
          writer.write(member(drive, i));
        }
      }
      files = writer.finish();
    }
    DatasetVersion version =
        new DatasetVersion(
            "d",
            1,
            DatasetVersion.State.BUILT,
            "dataset: d\nversion: 1\n",
            "hash",
            "digest",
            snapshots,
            "code",
            "run",
            NOW_NS - 1,
            4L * SAMPLES,
            4,
            4,
            "{}");
    new DatasetCommit(lake).build(version, files, List.of());
  }

  private static DatasetMember member(int drive, int number) {
    DriveKey key = DriveRows.drive(drive);
    long ns = DriveRows.START_NS + number * 100_000_000L;
    String token = Token.sample(key.driveId(), ns);
    return new DatasetMember("d", 1, token, null, key, "eu", 0, ns, "train", "g", null, 8);
  }
}
