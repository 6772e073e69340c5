package io.roadloom.synthetic;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** {@code sensor_msgs/msg/PointCloud2}: ground, boxes and the trees around, seen by 32 rings. */
final class LidarSensor implements Sensor {
  private static final int RINGS = 32;
  private static final double LOWEST_DEGREES = -25;
  private static final double HIGHEST_DEGREES = 6;
  private static final float TREES_M = 95;
  private static final float DEVIATION_M = 0.02f;
  private static final float RESOLUTION_M = 0.002f;
  private static final int POINT_BYTES = 16;
  private static final int FLOAT32 = 7;
  private static final String[] FIELDS = {"x", "y", "z", "intensity"};

  private final int points;
  private final Scene scene;
  private final Noise noise;
  private final float[] ringCos = new float[RINGS];
  private final float[] ringSin = new float[RINGS];
  private final float[] columnCos;
  private final float[] columnSin;
  private final byte[] cloud;
  private final ByteBuffer buffer;

  LidarSensor(int points, Scene scene, Noise noise) {
    this.points = points;
    this.scene = scene;
    this.noise = noise;
    for (int i = 0; i < RINGS; i++) {
      double degrees = LOWEST_DEGREES + (HIGHEST_DEGREES - LOWEST_DEGREES) * i / (RINGS - 1);
      ringCos[i] = (float) StrictMath.cos(StrictMath.toRadians(degrees));
      ringSin[i] = (float) StrictMath.sin(StrictMath.toRadians(degrees));
    }
    int columns = (points + RINGS - 1) / RINGS;
    columnCos = new float[columns];
    columnSin = new float[columns];
    for (int i = 0; i < columns; i++) {
      double angle = -2 * StrictMath.PI * i / columns;
      columnCos[i] = (float) StrictMath.cos(angle);
      columnSin[i] = (float) StrictMath.sin(angle);
    }
    cloud = new byte[points * POINT_BYTES];
    buffer = ByteBuffer.wrap(cloud).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public String topic() {
    return "/lidar/points";
  }

  @Override
  public String type() {
    return "sensor_msgs/msg/PointCloud2";
  }

  @Override
  public void write(Moment moment, CdrWriter out) {
    scan(scene.boxes(moment.seconds(), moment.car()));
    out.header(moment.stampNs(), Mount.LIDAR.frameId()).u32(1).u32(points).u32(FIELDS.length);
    for (int i = 0; i < FIELDS.length; i++) {
      out.string(FIELDS[i]).u32(4 * i).u8(FLOAT32).u32(1);
    }
    out.bool(false).u32(POINT_BYTES).u32(cloud.length).octets(cloud, cloud.length).bool(true);
  }

  private void scan(List<Scene.Box> boxes) {
    buffer.clear();
    Surfaces surfaces = new Surfaces(boxes, Mount.LIDAR);
    for (int i = 0; i < points; i++) {
      int ring = i % RINGS;
      float dx = ringCos[ring] * columnCos[i / RINGS];
      float dy = ringCos[ring] * columnSin[i / RINGS];
      float dz = ringSin[ring];
      float exact = Math.min(surfaces.range(dx, dy, dz), TREES_M + 4 * noise.next());
      float range = RESOLUTION_M * Math.round((exact + DEVIATION_M * noise.next()) / RESOLUTION_M);
      buffer.putFloat(range * dx).putFloat(range * dy).putFloat(range * dz);
      buffer.putFloat(intensity(range, surfaces.lastHitBox()));
    }
  }

  private float intensity(float range, boolean box) {
    float bright = (box ? 110 : 40) - range / 4 + 5 * noise.next();
    return Math.max(0, Math.min(255, Math.round(bright)));
  }
}
