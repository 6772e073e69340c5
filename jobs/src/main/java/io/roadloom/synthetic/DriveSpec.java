package io.roadloom.synthetic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a synthetic drive is to have. Equal specs give equal bytes.
 *
 * @param startNs time of the first reading, ns since the epoch
 * @param start where it begins
 * @param canHz CAN frames a second, over all messages
 * @param compression {@code zstd}, {@code lz4} or {@code none}
 * @param chunkBytes size that the recording's chunks are closed at, before compression
 */
public record DriveSpec(
    long seed,
    String driveId,
    String vehicleId,
    long startNs,
    Place start,
    Duration duration,
    Cameras cameras,
    Lidar lidar,
    int imuHz,
    int gnssHz,
    int canHz,
    String compression,
    int chunkBytes) {
  private static final long START_NS =
      Instant.parse("2026-03-14T08:30:00Z").getEpochSecond() * 1_000_000_000L;

  private static final int DEMOS = 6;
  private static final Duration DEMO_LENGTH = Duration.ofSeconds(4);
  private static final double DEMO_DISTANCE_DEG = 0.015;
  private static final Place MARKET = new Place(48.1371, 11.5754);

  /** Degrees, WGS 84. */
  public record Place(double latitude, double longitude) {}

  /**
   * @param count at most four: front, rear, left, right
   * @param imageBytes about the size of each JPEG
   * @param distinct how many frames are rendered; later images are these again, each with a comment
   *     of its own
   */
  public record Cameras(int count, int width, int height, int hz, int imageBytes, int distinct) {}

  /**
   * @param points a sweep
   */
  public record Lidar(int points, int hz) {}

  /** Twenty seconds, two small cameras: what a newcomer tries. */
  public static DriveSpec demo(long seed) {
    return new DriveSpec(
        seed,
        "demo-drive",
        "demo-car",
        START_NS,
        MARKET,
        Duration.ofSeconds(20),
        new Cameras(2, 640, 360, 10, 32_000, 200),
        new Lidar(6_000, 10),
        100,
        10,
        400,
        "zstd",
        1 << 20);
  }

  /**
   * Six short drives of the same car: the second begins where the first did, each of the others
   * more than a kilometre from the one before.
   */
  public static List<DriveSpec> demos(long seed) {
    List<DriveSpec> drives = new ArrayList<>();
    for (int i = 0; i < DEMOS; i++) {
      Place place =
          new Place(MARKET.latitude, MARKET.longitude + DEMO_DISTANCE_DEG * Math.max(0, i - 1));
      drives.add(
          demo(seed)
              .named("demo-drive-" + (i + 1), seed + i, Duration.ofMinutes(10).multipliedBy(i))
              .lasting(DEMO_LENGTH)
              .from(place));
    }
    return drives;
  }

  /** A minute with the data rates of a real car; about 470 MB before compression. */
  public static DriveSpec bench(long seed, String compression) {
    return new DriveSpec(
        seed,
        "bench-drive",
        "bench-car",
        START_NS,
        MARKET,
        Duration.ofSeconds(60),
        new Cameras(2, 1280, 720, 10, 145_000, 100),
        new Lidar(30_000, 10),
        100,
        10,
        2_000,
        compression,
        4 << 20);
  }

  /** The same drive, but longer or shorter. */
  public DriveSpec lasting(Duration other) {
    return changed(draft -> draft.duration = other);
  }

  /** A drive of the same car and rates, under another name and seed, {@code later} on. */
  public DriveSpec named(String otherDriveId, long otherSeed, Duration later) {
    return changed(
        draft -> {
          draft.driveId = otherDriveId;
          draft.seed = otherSeed;
          draft.startNs += later.toNanos();
        });
  }

  /** The same drive, begun elsewhere. */
  public DriveSpec from(Place other) {
    return changed(draft -> draft.start = other);
  }

  /** The same drive with other cameras. */
  public DriveSpec with(Cameras other) {
    return changed(draft -> draft.cameras = other);
  }

  /** The same drive with another lidar. */
  public DriveSpec with(Lidar other) {
    return changed(draft -> draft.lidar = other);
  }

  /** The same drive in chunks of another compression. */
  public DriveSpec compressed(String other) {
    return changed(draft -> draft.compression = other);
  }

  private DriveSpec changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new DriveSpec(
        draft.seed,
        draft.driveId,
        vehicleId,
        draft.startNs,
        draft.start,
        draft.duration,
        draft.cameras,
        draft.lidar,
        imuHz,
        gnssHz,
        canHz,
        draft.compression,
        chunkBytes);
  }

  /** What may differ from one spec to the next. */
  private static final class Draft {
    private long seed;
    private String driveId;
    private long startNs;
    private Place start;
    private Duration duration;
    private Cameras cameras;
    private Lidar lidar;
    private String compression;

    Draft(DriveSpec spec) {
      seed = spec.seed;
      driveId = spec.driveId;
      startNs = spec.startNs;
      start = spec.start;
      duration = spec.duration;
      cameras = spec.cameras;
      lidar = spec.lidar;
      compression = spec.compression;
    }
  }
}
