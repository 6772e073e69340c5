package io.roadloom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.lake.CurrentRevision;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.lineage.LineageCheck;
import io.roadloom.lineage.LineageReport;
import io.roadloom.model.DriveKey;
import io.roadloom.synthetic.DriveSpec;
import io.roadloom.synthetic.SyntheticDrive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Drives in one segment give the rows that a recording of each gives. */
class SegmentBackfillTest {
  private static final int DRIVES = 3;
  private static final List<String> DATA =
      List.of(
          "sample",
          "scene",
          "sample_data",
          "signal",
          "ego_pose",
          "calibrated_sensor",
          "quarantine");

  @TempDir static Path recordings;
  private static final Map<DriveKey, Path> BY_DRIVE = new LinkedHashMap<>();
  private static Path rig;
  private static long middle;
  @TempDir Path folder;

  @BeforeAll
  static void drive() throws IOException {
    DriveSpec spec =
        DriveSpec.demo(1)
            .lasting(Duration.ofSeconds(1))
            .with(new DriveSpec.Cameras(1, 160, 120, 10, 4_000, 10))
            .with(new DriveSpec.Lidar(200, 10));
    middle = spec.startNs() + Duration.ofMillis(600).toNanos();
    for (int i = 0; i < DRIVES; i++) {
      DriveSpec drive = spec.named("drive-" + i, i, Duration.ofMillis(130L * i));
      SyntheticDrive.Written written =
          SyntheticDrive.write(drive, recordings.resolve("written-" + i));
      BY_DRIVE.put(new DriveKey(drive.vehicleId(), drive.driveId()), written.recording());
      rig = written.rig();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSegmentGivesTheRowsOfARecordingADrive(Execution execution) throws Exception {
    LakeConfig single = lake("single");
    run(single, execution, BY_DRIVE.values().toArray(Path[]::new));
    LakeConfig lake = lake("segment");
    long seed = execution.ordinal();
    Path segment = SegmentOf.write(folder.resolve("s.mcap"), BY_DRIVE, time -> true, seed);
    BackfillResult result = run(lake, execution, segment);
    assertThat(result.recordings()).isEqualTo(new BackfillResult.Recordings(DRIVES, 0, 0));
    assertSameRows(lake, single, DATA, TableRows.PLACES);
    assertThat(digests(lake)).isEqualTo(digests(single));
    LineageReport lineage = lineage(lake);
    assertThat(lineage.mismatches()).isZero();
    assertThat(lineage.rows()).isPositive();
    assertThat(run(lake, execution, segment).recordings())
        .isEqualTo(new BackfillResult.Recordings(0, DRIVES, 0));
  }

  /** The second segment alone is given: the drives' parts in the first are found where they lie. */
  @Test
  void aDriveIsComputedFromItsPartsInAllKnownSegments() throws Exception {
    LakeConfig single = lake("single");
    run(single, Execution.BATCH, BY_DRIVE.values().toArray(Path[]::new));
    LakeConfig lake = lake("segments");
    run(lake, Execution.BATCH, segment("a.mcap", 1, true));
    BackfillResult result = run(lake, Execution.BATCH, segment("b.mcap", 2, false));
    assertThat(result.recordings()).isEqualTo(new BackfillResult.Recordings(2 * DRIVES, 0, 0));
    // Sensors are told of once a recording.
    List<String> tables = List.of("sample", "scene", "sample_data", "signal", "ego_pose");
    List<String> without = Stream.concat(TableRows.PLACES.stream(), Stream.of("revision")).toList();
    assertSameRows(lake, single, tables, without);
    assertThat(lineage(lake).mismatches()).isZero();

    Path copy = Files.copy(folder.resolve("a.mcap"), folder.resolve("copy.mcap"));
    assertThat(run(lake, Execution.BATCH, copy, folder.resolve("b.mcap")).recordings())
        .as("a copy of a segment is known, drive by drive")
        .isEqualTo(new BackfillResult.Recordings(0, 2 * DRIVES, 0));
  }

  private Path segment(String name, long seed, boolean early) throws IOException {
    return SegmentOf.write(folder.resolve(name), BY_DRIVE, time -> (time < middle) == early, seed);
  }

  private static void assertSameRows(
      LakeConfig lake, LakeConfig expected, List<String> tables, List<String> without)
      throws IOException {
    for (String table : tables) {
      assertThat(TableRows.comparable(lake, table, without))
          .as(table)
          .isEqualTo(TableRows.comparable(expected, table, without));
    }
  }

  private static Map<String, String> digests(LakeConfig config) {
    try (Lake lake = Lake.open(config)) {
      return lake.currentRevisions().stream()
          .collect(Collectors.toMap(now -> now.drive().driveId(), CurrentRevision::digest));
    }
  }

  private static LineageReport lineage(LakeConfig config) throws IOException {
    try (Lake lake = Lake.open(config)) {
      return new LineageCheck(lake, 1).run();
    }
  }

  private static BackfillResult run(LakeConfig lake, Execution execution, Path... paths)
      throws Exception {
    return new Backfill(SharedFlink.embedded(2), "test", BackfillProgress.NONE)
        .run(
            new BackfillRequest(
                Arrays.stream(paths).map(Path::toString).toList(),
                lake,
                rig.toString(),
                null,
                execution,
                true,
                false,
                1L << 30));
  }

  private LakeConfig lake(String name) {
    return new LakeConfig(folder.resolve(name).toUri().toString(), "auto", Map.of(), "here");
  }
}
