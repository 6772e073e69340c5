package io.roadloom.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadloom.jobs.Backfill;
import io.roadloom.jobs.BackfillProgress;
import io.roadloom.jobs.BackfillRequest;
import io.roadloom.jobs.BackfillResult;
import io.roadloom.jobs.Execution;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.SharedFlink;
import io.roadloom.jobs.TableRows;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.lineage.LineageCheck;
import io.roadloom.replay.Feed;
import io.roadloom.sandbox.TestBroker;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives that are open for many checkpoints: their segments are told of while they go on. */
class ManySegmentsTest {
  private static final int STEPS = 20;
  private static final Duration STEP = Duration.ofMillis(400);

  @TempDir Path dir;

  @Test
  void theRowsAreThoseOfABackfill() throws Exception {
    ShortDrives drives = ShortDrives.write(dir, 2, STEP.multipliedBy(STEPS));
    LakeConfig expected = drives.backfill(dir.resolve("expected"), drives.rig());
    LakeConfig lake = ShortDrives.lake(dir.resolve("w"));
    Set<Object> early = new HashSet<>();
    try (TestBroker broker = TestBroker.start(dir.resolve("broker"));
        Feed feed = new Feed(broker.address(), "many", 1, drives.recordings())) {
      LiveRequest request =
          new LiveRequest(
              "many",
              new LiveRequest.Kafka(broker.address(), "many"),
              lake,
              drives.rig().toString(),
              Duration.ofMinutes(5),
              true);
      int[] step = {0};
      try (FlinkTarget target = FlinkTarget.embeddedLive(1)) {
        Stop never =
            millis -> {
              if (step[0] <= STEPS && segments() >= step[0]) {
                if (step[0] == STEPS) {
                  // Checkpoints go on, and one of the next eight tells of segments.
                  await().atMost(10, TimeUnit.MINUTES).until(() -> !recordings(lake).isEmpty());
                  early.addAll(recordings(lake));
                }
                feed(feed, drives.at(STEP.multipliedBy(++step[0])));
              } else {
                TimeUnit.MILLISECONDS.sleep(millis / 10);
              }
              return false;
            };
        Schedule schedule =
            new Schedule(
                dir.resolve("checkpoints").toUri().toString(),
                Duration.ofMillis(200),
                Duration.ofSeconds(1));
        new Live(target, "test").run(request, schedule, never);
      }
    }
    for (String table : List.of("sample", "scene", "sample_data", "signal", "ego_pose")) {
      assertThat(TableRows.comparable(lake, table, TableRows.PLACES))
          .as(table)
          .isEqualTo(TableRows.comparable(expected, table, TableRows.PLACES));
    }
    assertThat(ShortDrives.digests(lake)).isEqualTo(ShortDrives.digests(expected));
    List<Object> recordings = recordings(lake);
    assertThat(recordings).doesNotHaveDuplicates().hasSizeGreaterThan(STEPS);
    assertThat(early)
        .as("before the drives end")
        .isNotEmpty()
        .hasSizeLessThan(recordings.size())
        .isSubsetOf(recordings);
    assertThat(sum(lake, "recording")).isEqualTo(sum(expected, "recording"));
    try (Lake opened = Lake.open(lake)) {
      assertThat(new LineageCheck(opened, 1).run().mismatches()).isZero();
    }
    assertThat(backfillSegments(lake, drives.rig()).recordings())
        .isEqualTo(new BackfillResult.Recordings(0, recordings.size(), 0));
  }

  /** How many are complete: one a checkpoint that there was something for. */
  private long segments() {
    File[] files = dir.resolve("w/segments/many").toFile().listFiles();
    return files == null
        ? 0
        : Arrays.stream(files).filter(file -> !file.getName().startsWith(".")).count();
  }

  private static void feed(Feed feed, long until) {
    try {
      feed.until(until);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Object> recordings(LakeConfig lake) {
    try {
      return TableRows.read(lake, "recording").stream()
          .map(row -> row.getField("recording_id"))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long sum(LakeConfig lake, String table) throws Exception {
    long messages = 0;
    for (Record row : TableRows.read(lake, table)) {
      messages += (Long) row.getField("messages");
    }
    return messages;
  }

  private static BackfillResult backfillSegments(LakeConfig lake, Path rig) throws Exception {
    return new Backfill(SharedFlink.embedded(1), "test", BackfillProgress.NONE)
        .run(
            new BackfillRequest(
                List.of(lake.warehouse() + "/segments/many"),
                lake,
                rig.toString(),
                null,
                Execution.BATCH,
                true,
                false,
                1L << 30));
  }
}
