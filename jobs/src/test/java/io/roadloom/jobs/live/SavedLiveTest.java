package io.roadloom.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.TableRows;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.replay.Feed;
import io.roadloom.sandbox.TestBroker;
import io.roadloom.synthetic.DriveSpec;
import io.roadloom.synthetic.SyntheticDrive;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Savepoints of the whole live pipeline, as releases wrote them: a drive in mid-stream, with rows
 * that are committed, rows that are not, and readings that no row was made of yet.
 *
 * <p>When a release saves differently, its savepoint is added; none is ever removed. This test
 * writes today's to {@code jobs/target/saved-live}: {@code ./mvnw -pl jobs -am test
 * -Dtest=SavedLiveTest -Dsurefire.failIfNoSpecifiedTests=false}, then copy that folder to {@code
 * jobs/src/test/resources/live-VERSION}.
 */
class SavedLiveTest {
  private static final String WITHOUT_SCENES = "live-0.1.0";
  private static final String WITH_SCENES = "live-0.1.0-scenes";
  private static final String NEWEST = "live-0.1.0-segments";
  private static final String NAME = "saved";
  private static final Path FRESH = Path.of("target", "saved-live");
  private static final String RECORDING = "saved-drive.mcap";

  @TempDir Path dir;
  private TestBroker broker;

  @BeforeEach
  void start() throws IOException {
    broker = TestBroker.start(dir.resolve("broker"));
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  /**
   * If this fails, savepoints of the release before don't fit the code. Keep uids, and names and
   * types of states; give a changed form a new version that reads the old one; add a savepoint.
   */
  @Test
  void nothingOfTheGraphsStateChangesUnseen() throws Exception {
    delete(FRESH);
    SyntheticDrive.Written drive = SyntheticDrive.write(spec(), FRESH);
    Path rig = drive.rig();
    Files.writeString(
        rig, Files.readString(rig).replace("max_disorder: 2s", "max_disorder: 200ms"));
    LiveRequest request = request(rig);
    try (Feed feed = new Feed(broker.address(), NAME, 1, List.of(drive.recording()));
        AllRead allRead = new AllRead(request)) {
      feed.until(after(Duration.ofSeconds(4)));
      // What comes after a commit is in state only.
      boolean[] committed = new boolean[1];
      Stop stop =
          millis -> {
            if (!committed[0]) {
              committed[0] = allRead.await(millis);
              feed(feed, committed[0] ? Duration.ofSeconds(6) : Duration.ZERO);
              return false;
            }
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
          };
      String savepoint = run(request, FRESH, null, stop).savepoint();
      Files.move(Path.of(URI.create(savepoint).getPath()), FRESH.resolve("savepoint-1"));
    }
    assertThat(Savepoint.layout(FRESH.resolve("savepoint-1")))
        .isEqualTo(Savepoint.layout(saved(NEWEST).resolve("savepoint-1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {WITHOUT_SCENES, WITH_SCENES, NEWEST})
  void goesOnFromTheSavepointOfARelease(String release) throws Exception {
    Path saved = saved(release);
    ShortDrives drives =
        new ShortDrives(List.of(saved.resolve(RECORDING)), saved.resolve("rig.yaml"), 0);
    LakeConfig expected = drives.backfill(dir.resolve("backfilled"), drives.rig());
    CheckpointMetadata savepoint = Savepoint.read(saved.resolve("savepoint-1"));
    LiveRequest request = request(drives.rig());
    holdAsExpired(request, savepoint.getCheckpointId());

    try (Feed feed = new Feed(broker.address(), NAME, 1, drives.recordings())) {
      feed.rest();
    }
    Stop never =
        millis -> {
          TimeUnit.MILLISECONDS.sleep(millis);
          return false;
        };
    LiveResult result = run(request, saved, Duration.ofSeconds(1), never);

    boolean scenes = !release.equals(WITHOUT_SCENES);
    List<String> without =
        scenes
            ? TableRows.PLACES
            // The scene that was open then begins where the pipeline goes on.
            : Stream.concat(TableRows.PLACES.stream(), Stream.of("scene_token", "luma")).toList();
    for (String table : List.of("sample", "sample_data", "signal", "ego_pose")) {
      assertThat(TableRows.comparable(request.lake(), table, without))
          .as("%s: rows of after", table)
          .isNotEmpty()
          .isSubsetOf(TableRows.comparable(expected, table, without));
    }
    if (scenes) {
      assertThat(TableRows.comparable(request.lake(), "scene", List.of()))
          .isEqualTo(TableRows.comparable(expected, "scene", List.of()));
      assertThat(ShortDrives.digests(request.lake()))
          .as("digests over rows of before and after")
          .isEqualTo(ShortDrives.digests(expected));
    } else {
      assertThat(TableRows.read(request.lake(), "scene")).hasSize(1);
    }
    assertThat(result.count("late")).isZero();
  }

  /**
   * The tables that the savepoint was taken beside had its rows. What these rows were does not
   * matter any more: only that they are there is what the pipeline asks for.
   */
  private static void holdAsExpired(LiveRequest request, long checkpoint) {
    try (Lake lake = Lake.openOrCreate(request.lake())) {
      for (String table : Lake.tableNames()) {
        lake.table(table)
            .newFastAppend()
            .set("roadloom.live", request.name())
            .set("roadloom.checkpoint", Long.toString(checkpoint))
            .commit();
      }
    }
  }

  private static void feed(Feed feed, Duration until) {
    try {
      feed.until(after(until));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long after(Duration since) {
    return spec().startNs() + since.toNanos();
  }

  private static DriveSpec spec() {
    DriveSpec demo = DriveSpec.demo(7);
    return new DriveSpec(
        7,
        "saved-drive",
        "saved-car",
        demo.startNs(),
        demo.start(),
        Duration.ofSeconds(8),
        new DriveSpec.Cameras(0, 160, 120, 10, 4_000, 1),
        new DriveSpec.Lidar(0, 0),
        20,
        10,
        20,
        "zstd",
        1 << 18);
  }

  private LiveRequest request(Path rig) {
    return new LiveRequest(
        NAME,
        new LiveRequest.Kafka(broker.address(), NAME),
        ShortDrives.lake(dir.resolve("w")),
        rig.toString(),
        Duration.ofMinutes(5),
        true);
  }

  private static LiveResult run(LiveRequest request, Path checkpoints, Duration idle, Stop stop)
      throws Exception {
    Schedule schedule =
        new Schedule(checkpoints.toAbsolutePath().toUri().toString(), Duration.ofSeconds(2), idle);
    try (FlinkTarget target = FlinkTarget.embeddedLive(1)) {
      return new Live(target, "test").run(request, schedule, stop);
    }
  }

  /** A copy, since a pipeline that goes on from there puts its checkpoints beside it. */
  private Path saved(String release) throws Exception {
    Path resource =
        Path.of(Objects.requireNonNull(getClass().getResource("/" + release), release).toURI());
    Path copy = dir.resolve(release);
    try (var files = Files.walk(resource)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(resource.relativize(file).toString()));
      }
    }
    return copy;
  }

  private static void delete(Path folder) throws FileSystemException, IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
