package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.lake.LiveHarness.Checkpoint;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import javax.annotation.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pipeline that dies at random: before a barrier, between barrier and commit, before the commit
 * of one of the tables; and starts again with random parallelism. Drives close and open again.
 */
class LiveRecoveryTest {
  private static final int DRIVES = 5;
  private static final int CHECKPOINTS = 14;

  @TempDir Path folder;
  private final Random random = new Random();
  private LakeConfig config;
  private LiveHarness live;

  /** Where the input is: steps of each drive so far, and whether it is open. */
  private record Position(int[] steps, boolean[] open) {
    static Position start() {
      return new Position(new int[DRIVES], new boolean[DRIVES]);
    }

    Position copy() {
      return new Position(steps.clone(), open.clone());
    }
  }

  @RepeatedTest(2)
  void allRowsAreThereOnceWhereverItDied() throws Exception {
    long seed = System.nanoTime();
    random.setSeed(seed);
    config = LakeFixture.config(folder.resolve("lake"));
    Position now = Position.start();
    Position saved = now.copy();
    Checkpoint last = null;
    start(null);
    for (int id = 1; id <= CHECKPOINTS; id++) {
      write(now);
      if (random.nextInt(5) == 0) {
        now = saved.copy();
        start(last);
        write(now);
      }
      last = live.barrier(id);
      saved = now.copy();
      if (!complete(id)) {
        start(last);
      }
    }
    for (int drive = 0; drive < DRIVES; drive++) {
      if (now.open()[drive]) {
        live.write(LiveRows.end(drive, 1));
      }
    }
    live.checkpoint(CHECKPOINTS + 1);
    live.close();
    assertRows(now.steps(), seed);
  }

  private void start(@Nullable Checkpoint from) throws Exception {
    if (live != null) {
      live.close();
    }
    live = new LiveHarness(config, LiveHarness.RUN, 1 + random.nextInt(3), from);
  }

  private void write(Position now) throws Exception {
    for (int n = random.nextInt(6); n > 0; n--) {
      int drive = random.nextInt(DRIVES);
      if (now.open()[drive] && random.nextInt(4) == 0) {
        live.write(LiveRows.end(drive, 1));
        now.open()[drive] = false;
      } else {
        live.write(LiveRows.step(drive, now.steps()[drive]++));
        now.open()[drive] = true;
      }
    }
  }

  /** Whether the process lived through it. */
  private boolean complete(long id) throws Exception {
    switch (random.nextInt(4)) {
      case 0:
        return false;
      case 1:
        String table = Tables.OF_UNIT.get(random.nextInt(Tables.OF_UNIT.size())).name();
        FailingCatalog.failOnce(table);
        boolean lived = completes(id);
        FailingCatalog.failOnce("none");
        return lived;
      default:
        live.complete(id);
        return true;
    }
  }

  /** A checkpoint may have nothing for the table that fails. */
  private boolean completes(long id) {
    try {
      live.complete(id);
      return true;
    } catch (Exception e) {
      assertThat(e).hasStackTraceContaining("out of space");
      return false;
    }
  }

  private void assertRows(int[] steps, long seed) throws Exception {
    int samples = Arrays.stream(steps).sum();
    assertThat(LakeFixture.counts(config))
        .as("seed %d", seed)
        .containsEntry("sample", samples)
        .containsEntry("ego_pose", samples)
        .containsEntry("sample_data", samples)
        .containsEntry("signal", samples * DriveRows.SIGNALS_PER_SAMPLE);
    try (Lake lake = Lake.open(config)) {
      Map<String, CurrentRevision> current = lake.currentRevisionsByDrive();
      for (int drive = 0; drive < DRIVES; drive++) {
        if (steps[drive] == 0) {
          continue;
        }
        DrivePlan plan = LiveRows.plan(drive);
        assertThat(current.get(plan.drive().driveId()).digest())
            .as("drive %d, seed %d", drive, seed)
            .isEqualTo(SyntheticCommit.write(lake, plan, steps[drive], false).rowsDigest());
      }
    }
  }
}
