package io.roadloom.jobs.live;

import io.roadloom.jobs.Backfill;
import io.roadloom.jobs.BackfillProgress;
import io.roadloom.jobs.BackfillRequest;
import io.roadloom.jobs.Execution;
import io.roadloom.jobs.SharedFlink;
import io.roadloom.lake.CurrentRevision;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.synthetic.DriveSpec;
import io.roadloom.synthetic.SyntheticDrive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Drives of a few seconds, of vehicles of their own, and what a backfill makes of them.
 *
 * @param startNs of the first of them
 */
public record ShortDrives(List<Path> recordings, Path rig, long startNs) {
  private static final DriveSpec SPEC =
      DriveSpec.demo(1).with(new DriveSpec.Cameras(1, 160, 120, 10, 4_000, 10));

  /** Writes them into a folder. */
  public static ShortDrives write(Path folder, int drives, Duration lasting) throws IOException {
    List<Path> recordings = new ArrayList<>();
    Path rig = null;
    for (int i = 0; i < drives; i++) {
      DriveSpec spec =
          new DriveSpec(
              i,
              "drive-" + i,
              "car-" + i,
              SPEC.startNs() + Duration.ofMillis(130L * i).toNanos(),
              SPEC.start(),
              lasting,
              SPEC.cameras(),
              new DriveSpec.Lidar(100, 10),
              50,
              10,
              100,
              "zstd",
              1 << 18);
      SyntheticDrive.Written written = SyntheticDrive.write(spec, folder.resolve("written-" + i));
      recordings.add(written.recording());
      rig = written.rig();
    }
    // Rows are to come while the drive is short: nothing is out of order here.
    Files.writeString(
        rig, Files.readString(rig).replace("max_disorder: 2s", "max_disorder: 200ms"));
    return new ShortDrives(recordings, rig, SPEC.startNs());
  }

  /** So long after the start. */
  public long at(Duration since) {
    return startNs + since.toNanos();
  }

  /** Backfills all of them. */
  public LakeConfig backfill(Path warehouse, Path withRig) throws Exception {
    LakeConfig lake = lake(warehouse);
    new Backfill(SharedFlink.embedded(2), "test", BackfillProgress.NONE)
        .run(
            new BackfillRequest(
                recordings.stream().map(Path::toString).toList(),
                lake,
                withRig.toString(),
                null,
                Execution.BATCH,
                true,
                false,
                1L << 30));
    return lake;
  }

  public static LakeConfig lake(Path warehouse) {
    return new LakeConfig(warehouse.toUri().toString(), "auto", Map.of(), "here");
  }

  /** Over all rows, by drive: what two ways to the same rows agree on. */
  public static Map<String, String> digests(LakeConfig config) {
    Map<String, String> digests = new TreeMap<>();
    try (Lake lake = Lake.open(config)) {
      for (CurrentRevision revision : lake.currentRevisions()) {
        digests.put(revision.drive().driveId(), revision.digest());
      }
    }
    return digests;
  }
}
