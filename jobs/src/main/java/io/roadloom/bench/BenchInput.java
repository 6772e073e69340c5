package io.roadloom.bench;

import io.roadloom.synthetic.DriveSpec;
import io.roadloom.synthetic.SyntheticDrive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Consumer;

/** Recordings to measure with, built once and kept in a folder. */
final class BenchInput {
  static final long SEED = 1;
  private static final Duration SHORT = Duration.ofSeconds(1);
  private final Path folder;
  private final Consumer<String> progress;

  BenchInput(Path folder, Consumer<String> progress) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.progress = progress;
  }

  Path folder() {
    return folder;
  }

  /** 60 s of a drive: two cameras, lidar, IMU, GNSS, CAN; 470 MB before compression. */
  Path drive(String compression) throws IOException {
    return recording("bench-" + compression, DriveSpec.bench(SEED, compression));
  }

  /** What a job costs that has next to nothing to do. */
  Path shortDrive() throws IOException {
    return recording("short", DriveSpec.bench(SEED, "zstd").lasting(SHORT));
  }

  /** A folder of {@code count} drives of 60 s, each its own. */
  Path drives(int count) throws IOException {
    Path drives = Files.createDirectories(folder.resolve("drives-" + count));
    for (int i = 0; i < count; i++) {
      String name = "drive-" + i;
      DriveSpec spec = DriveSpec.bench(SEED, "zstd").named(name, SEED + i, Duration.ofHours(i));
      build(drives.resolve(name + ".mcap"), spec);
    }
    return drives;
  }

  /** A single recording of about {@code gigabytes} before compression. */
  Path large(int gigabytes) throws IOException {
    Duration length = Duration.ofSeconds(gigabytes * 127L);
    return recording("large-" + gigabytes, DriveSpec.bench(SEED, "zstd").lasting(length));
  }

  /** The rig and CAN database of the drives. */
  Path rig() throws IOException {
    return SyntheticDrive.write(DriveSpec.bench(SEED, "zstd").lasting(SHORT), folder.resolve("rig"))
        .rig();
  }

  private Path recording(String name, DriveSpec spec) throws IOException {
    Path file = folder.resolve(name + ".mcap");
    build(file, spec);
    return file;
  }

  private void build(Path file, DriveSpec spec) throws IOException {
    if (!Files.exists(file)) {
      progress.accept("building " + file.getFileName());
      Path part = file.resolveSibling(file.getFileName() + ".part");
      SyntheticDrive.record(spec, part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
