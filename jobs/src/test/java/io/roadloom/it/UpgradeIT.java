package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.TableRows;
import io.roadloom.jobs.live.AllRead;
import io.roadloom.jobs.live.Live;
import io.roadloom.jobs.live.LiveRequest;
import io.roadloom.jobs.live.LiveResult;
import io.roadloom.jobs.live.Savepoint;
import io.roadloom.jobs.live.Schedule;
import io.roadloom.jobs.live.ShortDrives;
import io.roadloom.jobs.live.Stop;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.replay.Feed;
import io.roadloom.sandbox.TestBroker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.util.SnapshotUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live pipeline that is stopped with a savepoint in mid-stream and goes on otherwise. */
class UpgradeIT {
  private static final List<String> TABLES =
      List.of("sample", "scene", "sample_data", "signal", "ego_pose", "dedup_decision", "late");
  private static final Duration PART = Duration.ofSeconds(3);

  @TempDir static Path shared;
  private static ShortDrives drives;
  private static TestBroker broker;

  @TempDir Path dir;

  @BeforeAll
  static void start() throws Exception {
    drives = ShortDrives.write(shared.resolve("drives"), 3, PART.multipliedBy(3));
    broker = TestBroker.start(shared.resolve("broker"));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void goesOnAtAnotherParallelismAndAfterItsTablesWereRewound() throws Exception {
    LakeConfig expected = drives.backfill(dir.resolve("backfilled"), drives.rig());
    String topic = "rescaled";
    try (Feed feed = feed(topic)) {
      feed.until(drives.at(PART));
      String first = untilAllIsRead(topic, drives.rig(), 1);
      feed.until(drives.at(PART.multipliedBy(2)));
      String second = untilAllIsRead(topic, drives.rig(), 4);
      Files.move(path(second), dir.resolve("newer"));

      assertThat(launched(topic).exits(4).err().lines().toList())
          .singleElement()
          .asString()
          // Who is first to look, ingest or committer, says so in its own words.
          .startsWith("roadloom: ")
          .contains("live", topic, "older", "or rewind the tables with it");

      rewind(Savepoint.read(path(first)).getCheckpointId());
      untilAllIsRead(topic, drives.rig(), 4);
      feed.rest();
      toTheEnd(topic, drives.rig(), 2);
    }
    for (String table : TABLES) {
      assertThat(TableRows.comparable(lake(), table, TableRows.PLACES))
          .as(table)
          .isEqualTo(TableRows.comparable(expected, table, TableRows.PLACES));
    }
    assertThat(ShortDrives.digests(lake())).isEqualTo(ShortDrives.digests(expected));
    Roadloom.here("verify-lineage", "--warehouse", lake().warehouse()).exits(0);
  }

  @Test
  void goesOnWithAnotherRig() throws Exception {
    String text = Files.readString(drives.rig());
    Path before = beside("before.yaml", text.replaceAll("(?m)^  /lidar/points: .*\n", ""));
    Path after =
        beside("after.yaml", text.replaceAll("(?m)^(  /gnss: .*tolerance: )60ms", "$1 1ms"));
    LakeConfig old = drives.backfill(dir.resolve("old"), before);
    LakeConfig now = drives.backfill(dir.resolve("now"), after);
    String topic = "rig";
    long closedNs;
    try (Feed feed = feed(topic)) {
      feed.until(drives.at(PART));
      untilAllIsRead(topic, before, 1);
      closedNs = newestNs(lake());
      feed.rest();
      toTheEnd(topic, after, 1);
    }
    assertThat(rows(lake(), "sample", Long.MIN_VALUE, closedNs))
        .as("keyframes that were closed stay as they are")
        .isEqualTo(rows(old, "sample", Long.MIN_VALUE, closedNs))
        .isNotEmpty();
    // What the old rig had no use of is not held: a reach after the change the new rig is all there
    // is.
    long settledNs = closedNs + Duration.ofSeconds(2).toNanos();
    for (String table : List.of("sample", "sample_data")) {
      assertThat(rows(lake(), table, settledNs, Long.MAX_VALUE))
          .as("%s: later ones follow the new rig", table)
          .isEqualTo(rows(now, table, settledNs, Long.MAX_VALUE))
          .isNotEqualTo(rows(old, table, settledNs, Long.MAX_VALUE))
          .isNotEmpty();
    }
    assertThat(times(lake())).as("no keyframe twice, none missing").isEqualTo(times(now));
    try (Lake opened = Lake.open(lake());
        Lake other = Lake.open(now)) {
      assertThat(opened.currentRevisions())
          .extracting(revision -> revision.rigHash())
          .containsOnly(other.currentRevisions().get(0).rigHash());
    }
  }

  private Path beside(String name, String rig) throws IOException {
    // The rig names its CAN database by a relative path.
    return Files.writeString(drives.rig().resolveSibling(name), rig);
  }

  private static Feed feed(String topic) throws IOException {
    return new Feed(broker.address(), topic, 4, drives.recordings());
  }

  private String untilAllIsRead(String topic, Path rig, int parallelism) throws Exception {
    LiveRequest request = request(topic, rig);
    try (AllRead stop = new AllRead(request)) {
      return run(request, parallelism, null, stop).savepoint();
    }
  }

  private void toTheEnd(String topic, Path rig, int parallelism) throws Exception {
    run(request(topic, rig), parallelism, Duration.ofSeconds(1), UpgradeIT::never);
  }

  private LiveResult run(LiveRequest request, int parallelism, Duration idle, Stop stop)
      throws Exception {
    Schedule schedule =
        new Schedule(checkpoints() + "/" + request.name(), Duration.ofSeconds(1), idle);
    try (FlinkTarget target = FlinkTarget.embeddedLive(parallelism)) {
      return new Live(target, "test").run(request, schedule, stop);
    }
  }

  private static boolean never(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
    return false;
  }

  private Roadloom.Result launched(String topic) {
    return Roadloom.run(
        "live",
        "--kafka",
        broker.address(),
        "--topic",
        topic,
        "--rig",
        drives.rig(),
        "--warehouse",
        lake().warehouse(),
        "--region",
        lake().region(),
        "--checkpoints",
        checkpoints());
  }

  private LiveRequest request(String topic, Path rig) {
    return new LiveRequest(
        topic,
        new LiveRequest.Kafka(broker.address(), topic),
        lake(),
        rig.toString(),
        Duration.ofMinutes(5),
        true);
  }

  private LakeConfig lake() {
    return ShortDrives.lake(dir.resolve("w"));
  }

  private String checkpoints() {
    return dir.resolve("checkpoints").toUri().toString();
  }

  private static Path path(String uri) {
    return Path.of(URI.create(uri).getPath());
  }

  /** As an operator does it: each table back to the last snapshot of the checkpoint. */
  private void rewind(long checkpoint) {
    try (Lake opened = Lake.open(lake())) {
      for (String name : Lake.tableNames()) {
        Table table = opened.table(name);
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
          String of = snapshot.summary().get("roadloom.checkpoint");
          if (of == null || Long.parseLong(of) <= checkpoint) {
            table.manageSnapshots().rollbackTo(snapshot.snapshotId()).commit();
            break;
          }
        }
      }
    }
  }

  private static List<String> times(LakeConfig lake) throws IOException {
    return TableRows.read(lake, "sample").stream()
        .map(row -> row.getField("drive_id") + "@" + row.getField("timestamp_ns"))
        .sorted()
        .toList();
  }

  private static long newestNs(LakeConfig lake) throws IOException {
    // Drives are not equally far: up to here, all are closed.
    return TableRows.read(lake, "sample").stream()
        .collect(
            Collectors.groupingBy(
                row -> row.getField("drive_id"),
                Collectors.mapping(UpgradeIT::timeNs, Collectors.maxBy(Long::compare))))
        .values()
        .stream()
        .mapToLong(newest -> newest.orElseThrow())
        .min()
        .orElseThrow();
  }

  private static List<String> rows(LakeConfig lake, String table, long fromNs, long throughNs)
      throws IOException {
    return TableRows.read(lake, table).stream()
        .filter(row -> timeNs(row) > fromNs && timeNs(row) <= throughNs)
        .map(row -> TableRows.text(row, TableRows.PLACES))
        .sorted()
        .toList();
  }

  private static long timeNs(Record row) {
    return (long) row.getField("timestamp_ns");
  }
}
