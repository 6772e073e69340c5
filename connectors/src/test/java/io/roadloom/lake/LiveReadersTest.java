package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.model.DriveKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.transforms.Transforms;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers see while checkpoints are committed, and others write too. */
class LiveReadersTest {
  @TempDir Path folder;
  private LakeConfig config;

  @BeforeEach
  void warehouse() {
    config = LakeFixture.config(folder.resolve("lake"));
  }

  /** A backfill that ends while a checkpoint is halfway waits for it, so it is another thread's. */
  @ParameterizedTest
  @ValueSource(strings = {"sample", "ego_pose", "sample_data", "signal", "drive_revision"})
  void aCheckpointIsSeenInAllTablesOrInNone(String table) throws Exception {
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.checkpoint(1);
      live.write(LiveRows.step(0, 1));
      live.write(LiveRows.step(1, 0));
      live.barrier(2);
      List<Integer> seen = new ArrayList<>();
      FailingCatalog.before(table, () -> seen.add(samplesAtOnePoint()));
      live.complete(2);
      assertThat(seen).containsExactly(1);
      assertThat(samplesAtOnePoint()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ego_pose", "sample_data", "drive_revision"})
  void aBackfillBesideAHalfCheckpointShowsItsDriveOnly(String table) throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.checkpoint(1);
      live.write(LiveRows.step(0, 1));
      live.barrier(2);
      List<Future<?>> backfill = new ArrayList<>();
      List<Integer> seen = new ArrayList<>();
      FailingCatalog.before(
          table,
          () -> {
            backfill.add(pool.submit(() -> backfill(DriveRows.drive(5), 0, 10)));
            seen.add(samplesAtOnePoint());
          });
      live.complete(2);
      backfill.get(0).get();
      assertThat(seen).containsExactly(1);
      assertThat(samplesAtOnePoint()).isEqualTo(12);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void readersNeverSeeADriveHalfOrLessThanBefore() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    LakeSink.tables(config);
    try (LiveHarness live = new LiveHarness(config, null)) {
      Future<Integer> reader = pool.submit(reader(ended));
      Future<?> other =
          pool.submit(
              () -> {
                for (int i = 0; i < 4; i++) {
                  backfill(DriveRows.drive(100 + i), 0, 10);
                }
              });
      int[] steps = new int[4];
      for (int checkpoint = 1; checkpoint <= 12; checkpoint++) {
        for (int n = random.nextInt(5); n >= 0; n--) {
          int drive = random.nextInt(steps.length);
          live.write(LiveRows.step(drive, steps[drive]++));
        }
        live.checkpoint(checkpoint);
      }
      other.get();
      ended.set(true);
      assertThat(reader.get()).as("reads with seed %d", seed).isPositive();
      int live4 = Arrays.stream(steps).sum();
      assertThat(samplesAtOnePoint()).as("seed %d", seed).isEqualTo(live4 + 40);
    } finally {
      ended.set(true);
      pool.shutdownNow();
    }
  }

  private Callable<Integer> reader(AtomicBoolean ended) {
    return () -> {
      int reads = 0;
      int before = 0;
      do {
        int now = samplesAtOnePoint();
        assertThat(now).isGreaterThanOrEqualTo(before);
        before = now;
        reads++;
      } while (!ended.get());
      return reads;
    };
  }

  @Test
  void maintenanceLeavesLivePipelinesWhatTheyGoBy() throws Exception {
    LiveHarness.Checkpoint second;
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      live.write(LiveRows.end(0, 1));
      live.write(LiveRows.step(1, 0));
      live.checkpoint(1);
      live.write(LiveRows.step(1, 1));
      second = live.checkpoint(2);
    }
    backfill(DriveRows.drive(0), 1, 4);
    Map<String, Integer> before = LakeFixture.counts(config);

    // The live files hold rows of drive 1 too, in at least the tables that both share a bucket in.
    maintain();
    maintain();

    assertThat(LakeFixture.counts(config)).isEqualTo(before);
    assertThat(new LiveHistory(config).newestCommitted("fleet")).isEqualTo(2);
    try (LiveHarness live = new LiveHarness(config, second)) {
      live.write(LiveRows.step(1, 2));
      live.checkpoint(3);
    }
    assertThat(LakeFixture.counts(config)).containsEntry("sample", 4 + 3);
  }

  @Test
  void maintenanceTakesASharedFileWhenAllItsDrivesAreSuperseded() throws Exception {
    List<Integer> drives = neighbours();
    try (LiveHarness live = new LiveHarness(config, null)) {
      for (int drive : drives) {
        live.write(LiveRows.step(drive, 0));
        live.write(LiveRows.end(drive, 1));
      }
      live.checkpoint(1);
    }
    assertThat(sampleFiles()).singleElement().satisfies(file -> assertThat(file.shared()).isTrue());
    backfill(DriveRows.drive(drives.get(0)), 1, 2);
    maintain();
    assertThat(sampleFiles()).hasSize(2);
    backfill(DriveRows.drive(drives.get(1)), 1, 2);
    maintain();
    assertThat(sampleFiles()).hasSize(2).noneMatch(FileRevision::shared);
    assertThat(LakeFixture.counts(config)).containsEntry("sample", 4);
  }

  @Test
  void maintenanceSparesWhatAHalfCheckpointHasCommitted() throws Exception {
    LiveHarness.Checkpoint first;
    try (LiveHarness live = new LiveHarness(config, null)) {
      live.write(LiveRows.step(0, 0));
      first = live.barrier(1);
      FailingCatalog.before(
          "signal",
          () -> {
            maintain();
            throw new IllegalStateException("gone");
          });
      assertThatThrownBy(() -> live.complete(1)).hasMessage("gone");
    }
    maintain();
    new LiveHarness(config, first).close();
    assertThat(samplesAtOnePoint()).isEqualTo(1);
  }

  private void maintain() {
    try (Lake lake = Lake.open(config)) {
      lake.expireSuperseded(Duration.ofSeconds(-1));
    }
  }

  /** Two drives of one bucket. */
  private static List<Integer> neighbours() {
    for (int drive = 1; ; drive++) {
      if (bucket(drive) == bucket(0)) {
        return List.of(0, drive);
      }
    }
  }

  private static int bucket(int drive) {
    return Transforms.bucket(TableDef.BUCKETS)
        .bind(Types.StringType.get())
        .apply(DriveRows.drive(drive).driveId());
  }

  private List<FileRevision> sampleFiles() throws Exception {
    try (Lake lake = Lake.open(config)) {
      return FileRevision.of(lake.table("sample"));
    }
  }

  private void backfill(DriveKey drive, int revision, int samples) {
    try (Lake lake = Lake.open(config)) {
      SyntheticCommit.run(lake, drive, revision, samples);
    }
  }

  /** Rows of {@code sample}; all other tables must have as many, of the same drives. */
  private int samplesAtOnePoint() {
    try (Lake lake = Lake.open(config)) {
      CommonPoint point = CommonPoint.of(lake.table("drive_revision"));
      int samples = rows(lake, point, "sample");
      assertThat(rows(lake, point, "ego_pose")).isEqualTo(samples);
      assertThat(rows(lake, point, "sample_data")).isEqualTo(samples);
      assertThat(rows(lake, point, "signal")).isEqualTo(samples * DriveRows.SIGNALS_PER_SAMPLE);
      return samples;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int rows(Lake lake, CommonPoint point, String name) throws IOException {
    Table table = lake.table(name);
    Map<String, CurrentRevision> current = RevisionReads.current(point.driveRevision());
    int count = 0;
    try (CloseableIterable<Record> rows =
        RevisionReads.rows(table, point.snapshot(table), current)) {
      for (Record row : rows) {
        count += row == null ? 0 : 1;
      }
    }
    return count;
  }
}
