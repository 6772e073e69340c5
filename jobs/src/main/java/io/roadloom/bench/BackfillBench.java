package io.roadloom.bench;

import io.roadloom.jobs.FlinkTarget;
import io.roadloom.synthetic.DrivePictures;
import io.roadloom.synthetic.DriveSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * {@code backfill_sha} and {@code backfill_hash}: recording to committed rows, a core. Warm is what
 * a core-second of the running process does, less what a job costs that has nothing to do; cold is
 * the first run of a new process, by the clock.
 */
final class BackfillBench {
  private static final double MB = 1e6;
  private static final int WARM_UPS = 12;
  private static final int ROUNDS = 7;
  private static final int IMAGES = 1200;
  private static final int PICTURES = 4;
  private final BenchInput input;

  BackfillBench(BenchInput input) {
    this.input = input;
  }

  /** SHA-256 of all payloads; no perceptual hash. */
  Figure sha() throws Exception {
    return measure("backfill_sha", false, 0, "decompression + SHA-256");
  }

  /** The same with a perceptual hash of every image. */
  Figure hash() throws Exception {
    OptionalDouble rate = turboRate();
    if (rate.isEmpty()) {
      return new Figure(
          "backfill_hash", Double.NaN, "MB/s", Double.NaN, Double.NaN, "tjbench is not installed");
    }
    return measure(
        "backfill_hash",
        true,
        IMAGES / rate.getAsDouble(),
        "decompression + SHA-256 + libjpeg-turbo at 1/8");
  }

  private Figure measure(String name, boolean hashImages, double more, String limit)
      throws Exception {
    Path drive = input.drive("zstd");
    Path idle = input.shortDrive();
    Path rig = input.rig();
    ChunkFloor floor = new ChunkFloor(drive);
    double[] seconds = new double[ROUNDS];
    double[] floors = new double[ROUNDS];
    double cold;
    try (FlinkTarget flink = FlinkTarget.embedded(1)) {
      cold = BackfillRun.of(flink, drive, rig, hashImages).seconds();
      for (int i = 0; i < WARM_UPS; i++) {
        BackfillRun.of(flink, drive, rig, hashImages);
      }
      for (int i = 0; i < ROUNDS; i++) {
        double start = BackfillRun.of(flink, idle, rig, hashImages).cpuSeconds();
        seconds[i] = BackfillRun.of(flink, drive, rig, hashImages).cpuSeconds() - start;
        floors[i] = Paired.cpuSeconds(floor::decompressAndHash) + more;
      }
    }
    double bytes = floor.bytes() / MB;
    return Figure.of(
        name,
        bytes / Paired.median(seconds),
        "MB/s",
        bytes / Paired.median(floors),
        "a core, warm, against %s; first run in this process by the clock: %.0f MB/s"
            .formatted(limit, bytes / cold));
  }

  private OptionalDouble turboRate() throws IOException, InterruptedException {
    List<Double> rates = new ArrayList<>();
    for (byte[] picture :
        DrivePictures.render(DriveSpec.bench(BenchInput.SEED, "zstd"), PICTURES)) {
      Path file = Files.createTempFile("roadloom", ".jpg");
      try {
        Files.write(file, picture);
        OptionalDouble rate = TurboJpeg.imagesPerSecond(file);
        if (rate.isEmpty()) {
          return rate;
        }
        rates.add(rate.getAsDouble());
      } finally {
        Files.delete(file);
      }
    }
    return OptionalDouble.of(
        Paired.median(rates.stream().mapToDouble(Double::doubleValue).toArray()));
  }
}
