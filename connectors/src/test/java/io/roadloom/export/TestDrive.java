package io.roadloom.export;

import io.roadloom.model.DriveKey;
import io.roadloom.model.Token;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.EgoPose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * A drive eastward at 10 m/s, a sample each 500 ms, the lidar 50 ms early, with a camera sweep
 * between samples.
 */
public final class TestDrive {
  public static final long PERIOD_NS = 500_000_000L;
  public static final ExportContext CONTEXT =
      new ExportContext("town", 3, List.of(TestReadings.CAMERA, TestReadings.LIDAR));
  private static final double METRES_PER_SAMPLE = 5;
  private static final long LIDAR_EARLY_NS = 50_000_000L;
  private static final double[] LEVEL = {0, 0, 0, 1};

  private final DriveKey drive;
  private final String split;
  private final long startNs;
  private boolean posed = true;
  private boolean mounted = true;
  private boolean sweeps;

  public TestDrive(String driveId, String split, long startNs) {
    this.drive = new DriveKey("car-1", driveId);
    this.split = split;
    this.startNs = startNs;
  }

  public TestDrive withoutPoses() {
    posed = false;
    return this;
  }

  public TestDrive withoutMountings() {
    mounted = false;
    return this;
  }

  public TestDrive withSweeps() {
    sweeps = true;
    return this;
  }

  /**
   * @param perScene after as many a new scene begins
   */
  public List<ExportSample> samples(int count, int perScene) {
    List<ExportSample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      samples.add(sample(i, i / perScene));
    }
    return samples;
  }

  private ExportSample sample(int i, int scene) {
    long t = startNs + i * PERIOD_NS;
    String token = Token.sample(drive.driveId(), t);
    List<ExportReading> readings = new ArrayList<>();
    readings.add(TestReadings.camera(drive, token, t, 0L, drive.driveId() + i, camera()));
    if (sweeps) {
      long between = t + PERIOD_NS / 2;
      readings.add(
          TestReadings.camera(drive, token, between, null, drive.driveId() + i + "+", camera()));
    }
    readings.add(
        TestReadings.lidar(
            drive,
            token,
            t - LIDAR_EARLY_NS,
            -LIDAR_EARLY_NS,
            List.of("x", "y", "z", "intensity"),
            new float[] {1, 2, 3, i, 4, 5, 6, i + 0.5f},
            mounted ? mounting(TestReadings.LIDAR, null) : null));
    return new ExportSample(
        token,
        t,
        drive,
        Token.of(Token.text("scene"), Token.text(drive.driveId()), Token.number(scene)),
        new ExportScene(Map.of("light", "bright", "cell", "c" + scene), Map.of("speed_mean", 10.0)),
        split,
        readings,
        Map.of("speed", 36.0, "gear", (double) i),
        Map.of("speed", 1_000L, "gear", -2_000L),
        0.75,
        posed ? pose(token, t, i * METRES_PER_SAMPLE) : null);
  }

  @Nullable
  private CalibratedSensor camera() {
    return mounted
        ? mounting(TestReadings.CAMERA, new double[] {700, 0, 320, 0, 700, 240, 0, 0, 1})
        : null;
  }

  private CalibratedSensor mounting(ExportChannel channel, @Nullable double[] matrix) {
    return new CalibratedSensor(
        drive,
        "recording-of-" + drive.driveId(),
        channel.topic(),
        channel.slug(),
        "base_link",
        new double[] {1.5, 0, 1.7},
        LEVEL,
        matrix,
        matrix == null ? null : new double[] {0.1, 0.01, 0, 0, 0});
  }

  /** Facing east: body and east-north-up axes agree. */
  private EgoPose pose(String token, long t, double east) {
    return new EgoPose(drive, token, t, 48.0, 11.0, 500.0, east, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0);
  }
}
