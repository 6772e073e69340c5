package io.roadloom.scene;

import io.roadloom.model.DriveKey;
import io.roadloom.model.row.EgoPose;
import java.util.Random;
import javax.annotation.Nullable;

/** A vehicle's way with all that is odd about ways; and made-up samples. */
final class RandomWay {
  private static final DriveKey DRIVE = new DriveKey("car", "drive");

  private final Random random;
  private double lat;
  private double lon = 179.9999;
  private double yaw;

  RandomWay(Random random) {
    this.random = random;
    this.lat = random.nextInt(120) - 60;
  }

  SceneSample at(long timestampNs) {
    lat += 1e-5 * random.nextGaussian();
    lon = Math.IEEEremainder(lon + 1e-5 * random.nextGaussian(), 360);
    yaw += 5 * random.nextGaussian();
    boolean placed = random.nextInt(5) > 0;
    EgoPose pose =
        random.nextInt(10) == 0
            ? null
            : pose(
                timestampNs,
                placed ? lat : null,
                placed ? lon : null,
                random.nextBoolean() ? yaw : null);
    int images = random.nextInt(3);
    return new SceneSample(
        timestampNs, random.nextInt(5) / 4.0, images * random.nextInt(256), images, pose);
  }

  /** Of which nothing is known but that it is complete. */
  static SceneSample still(long timestampNs) {
    return new SceneSample(timestampNs, 1, 0, 0, null);
  }

  /**
   * @param yaw degrees from east to the north
   */
  static EgoPose pose(
      long timestampNs, @Nullable Double lat, @Nullable Double lon, @Nullable Double yaw) {
    Double w = yaw == null ? null : Math.cos(Math.toRadians(yaw) / 2);
    Double z = yaw == null ? null : Math.sin(Math.toRadians(yaw) / 2);
    Double none = yaw == null ? null : 0.0;
    return new EgoPose(
        DRIVE, "sample", timestampNs, lat, lon, null, null, null, null, w, none, none, z);
  }
}
