package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
  private static final DriveKey DRIVE = DriveRows.drive(1);

  @TempDir Path folder;
  private LakeConfig config;

  @BeforeEach
  void warehouse() {
    config = LakeFixture.config(folder.resolve("lake"));
  }

  @Test
  void aWarehouseThatIsNotThereIsSaidSoAndNotMade() throws Exception {
    assertThatThrownBy(() -> Lake.open(config))
        .isInstanceOf(LakeException.class)
        .hasMessage("warehouse %s: not there", config.warehouse());
    Files.createDirectory(folder.resolve("lake"));
    assertThatThrownBy(() -> Lake.open(config))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("holds no tables");
    assertThat(folder.resolve("lake")).isEmptyDirectory();
  }

  @Test
  void aWarehouseThatCannotBeWrittenIsSaidSo() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    LakeConfig under = LakeFixture.config(file.resolve("lake"));
    assertThatThrownBy(() -> Lake.openOrCreate(under))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("warehouse " + under.warehouse() + ": cannot be written: ");
  }

  @Test
  void anUnknownCatalogIsSaidSo() {
    LakeConfig odd = new LakeConfig(folder.toString(), "hive", Map.of(), "");
    assertThatThrownBy(() -> Lake.openOrCreate(odd))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("hive")
        .hasMessageContaining("jdbc=URI");
  }

  @Test
  void aCatalogThatDoesNotAnswerIsOneLine() {
    LakeConfig dead =
        new LakeConfig(folder.toString(), "jdbc=postgresql://localhost:1/none", Map.of(), "");
    assertThatThrownBy(() -> Lake.openOrCreate(dead))
        .isInstanceOf(LakeException.class)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void runsAreRecorded() throws Exception {
    try (Lake lake = Lake.openOrCreate(config)) {
      PipelineRun run = new PipelineRun("r", "backfill", "rig", "code", "m", "done", 1, 2, 3, 4, 5);
      assertThat(lake.recorded("r")).isFalse();
      lake.record(run);
      assertThat(lake.recorded("r")).isTrue();
      lake.record(List.of(new PipelineEvent("r", 1, "seconds", "", 2.5, "s")));
    }
    assertThat(LakeFixture.current(config, "pipeline_run"))
        .singleElement()
        .satisfies(row -> assertThat(row.getField("messages")).isEqualTo(4L));
    assertThat(LakeFixture.current(config, "pipeline_event").get(0).getField("val")).isEqualTo(2.5);
  }

  @Test
  void maintenanceRemovesWhatNoCurrentRowNeeds() throws Exception {
    try (Lake lake = Lake.openOrCreate(config)) {
      SyntheticCommit.run(lake, DRIVE, 0, 10);
      SyntheticCommit.run(lake, DRIVE, 1, 20);
      Map<String, Integer> before = LakeFixture.counts(config);

      assertThat(lake.expireSuperseded(Duration.ofDays(1))).allMatch(LakeTest::isNothing);
      List<Removal> foreseen = lake.superseded(Duration.ofSeconds(-1));
      List<Removal> removed = lake.expireSuperseded(Duration.ofSeconds(-1));

      assertThat(removed).isEqualTo(foreseen);
      assertThat(removed.stream().mapToLong(Removal::files).sum()).isEqualTo(7);
      assertThat(removed.get(0).table()).isEqualTo("sample");
      assertThat(removed.get(0).rows()).isEqualTo(10);
      assertThat(lake.superseded(Duration.ofSeconds(-1)))
          .allMatch(removal -> removal.files() == 0 && removal.uncommittedFiles() == 0);
      assertThat(LakeFixture.counts(config)).isEqualTo(before).containsEntry("sample", 20);
      assertThat(FileRevision.of(lake.table("sample")))
          .extracting(FileRevision::revision)
          .containsExactly(1);
      assertThat(lake.table("sample").snapshots()).hasSize(1);
    }
  }

  @Test
  void rowsThatWereCurrentWithinTheAgeStay() throws Exception {
    try (Lake lake = Lake.openOrCreate(config)) {
      SyntheticCommit.run(lake, DRIVE, 0, 10);
      SyntheticCommit.run(lake, DRIVE, 1, 20);
      SyntheticCommit.run(lake, DRIVE, 2, 30);
      Snapshot newest = lake.table("sample").currentSnapshot();
      long before = lake.table("drive_revision").currentSnapshot().timestampMillis() - 1;

      new Maintenance(lake, Math.min(before, newest.timestampMillis())).run();

      assertThat(FileRevision.of(lake.table("sample")))
          .as("1 was current until then")
          .extracting(FileRevision::revision)
          .containsExactlyInAnyOrder(1, 2);
      assertThat(lake.table("sample").snapshots())
          .as("of then and later; and that of maintenance")
          .hasSize(2)
          .contains(newest);
      assertThat(rows("sample")).isEqualTo(30);
    }
  }

  @Test
  void filesThatAKilledWriterLeftBehindGo() throws Exception {
    try (Lake lake = Lake.openOrCreate(config)) {
      SyntheticCommit.run(lake, DRIVE, 0, 10);
      Map<String, Integer> before = LakeFixture.counts(config);
      DrivePlan plan = new DrivePlan(DRIVE, 1, List.of(DriveRows.recording(DRIVE, "n")), "n");
      DriveResult lost = SyntheticCommit.write(lake, plan, 10, false);
      List<DataFile> files = lost.files().values().stream().flatMap(List::stream).toList();
      assertThat(lake.superseded(Duration.ofDays(1))).allMatch(LakeTest::isNothing);

      List<Removal> removed = lake.expireSuperseded(Duration.ofMinutes(-1));

      assertThat(removed.stream().mapToLong(Removal::uncommittedFiles).sum())
          .isEqualTo(files.size())
          .isPositive();
      assertThat(files)
          .noneMatch(file -> lake.table("sample").io().newInputFile(file.location()).exists());
      assertThat(LakeFixture.counts(config)).isEqualTo(before);
    }
  }

  private static boolean isNothing(Removal removal) {
    return removal.files() == 0 && removal.uncommittedFiles() == 0 && removal.snapshots() == 0;
  }

  @Test
  void aReaderSeesEachDriveWholeOrNotAtAll() throws Exception {
    int drives = 8;
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try (Lake lake = Lake.openOrCreate(config)) {
      Future<Integer> reads =
          pool.submit(
              () -> {
                int count = 0;
                do {
                  assertThat(rows("sample") % 10).isZero();
                  assertThat(rows("signal") % (10 * DriveRows.SIGNALS_PER_SAMPLE)).isZero();
                  count++;
                } while (!ended.get());
                return count;
              });
      for (int i = 0; i < drives; i++) {
        SyntheticCommit.run(lake, DriveRows.drive(i % 4), i / 4, 10);
      }
      ended.set(true);
      assertThat(reads.get()).isPositive();
      assertThat(rows("sample")).isEqualTo(40);
    } finally {
      ended.set(true);
      pool.shutdownNow();
    }
  }

  @Test
  void twoRunsCannotMakeTheSameRevision() {
    try (Lake lake = Lake.openOrCreate(config)) {
      SyntheticCommit.run(lake, DRIVE, 0, 10);
      assertThatThrownBy(() -> SyntheticCommit.run(lake, DRIVE, 0, 11))
          .isInstanceOf(LakeException.class)
          .hasMessageContaining("another run");
    }
  }

  @Test
  void theDigestTellsRowsNotTheirOrderNorWhereBytesLie() {
    List<RecordingRef> here = List.of(DriveRows.recording(DRIVE, "a"));
    List<RecordingRef> there =
        List.of(DriveRows.recording(DRIVE, "b"), DriveRows.recording(DRIVE, "c"));
    try (Lake lake = Lake.openOrCreate(config)) {
      String digest = SyntheticCommit.write(lake, plan(here), 30, false).rowsDigest();
      assertThat(SyntheticCommit.write(lake, plan(here), 30, true).rowsDigest()).isEqualTo(digest);
      assertThat(SyntheticCommit.write(lake, plan(there), 30, false).rowsDigest())
          .isEqualTo(digest);
      assertThat(SyntheticCommit.write(lake, plan(here), 29, false).rowsDigest())
          .isNotEqualTo(digest);
    }
  }

  private static DrivePlan plan(List<RecordingRef> recordings) {
    return new DrivePlan(DRIVE, 0, recordings, "manifest");
  }

  private int rows(String table) throws Exception {
    try (Lake lake = Lake.open(config);
        CloseableIterable<Record> rows = lake.currentRows(table, "revision")) {
      int count = 0;
      for (Record row : rows) {
        count += row == null ? 0 : 1;
      }
      return count;
    }
  }
}
