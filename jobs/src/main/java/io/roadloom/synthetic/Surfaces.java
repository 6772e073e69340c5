package io.roadloom.synthetic;

import java.util.List;

/** What the rays of a sensor hit: the ground, or a box. */
final class Surfaces {
  private static final float FAR = 1e6f;

  /** Of each box, from the sensor: smallest and largest x, y, z. */
  private final float[] bounds;

  private final float height;
  private boolean hitBox;

  Surfaces(List<Scene.Box> boxes, Mount sensor) {
    height = (float) sensor.z();
    bounds = new float[6 * boxes.size()];
    int i = 0;
    for (Scene.Box box : boxes) {
      bounds[i++] = (float) (box.minX() - sensor.x());
      bounds[i++] = (float) (box.maxX() - sensor.x());
      bounds[i++] = (float) (box.minY() - sensor.y());
      bounds[i++] = (float) (box.maxY() - sensor.y());
      bounds[i++] = (float) (box.minZ() - sensor.z());
      bounds[i++] = (float) (box.maxZ() - sensor.z());
    }
  }

  /** How far it is along the direction, metres. */
  float range(float dx, float dy, float dz) {
    float nearest = dz < 0 ? -height / dz : FAR;
    float ix = 1 / dx;
    float iy = 1 / dy;
    float iz = 1 / dz;
    hitBox = false;
    for (int i = 0; i < bounds.length; i += 6) {
      float x0 = bounds[i] * ix;
      float x1 = bounds[i + 1] * ix;
      float y0 = bounds[i + 2] * iy;
      float y1 = bounds[i + 3] * iy;
      float z0 = bounds[i + 4] * iz;
      float z1 = bounds[i + 5] * iz;
      float enter = Math.max(Math.max(Math.min(x0, x1), Math.min(y0, y1)), Math.min(z0, z1));
      float leave = Math.min(Math.min(Math.max(x0, x1), Math.max(y0, y1)), Math.max(z0, z1));
      if (enter > 0 && enter <= leave && enter < nearest) {
        nearest = enter;
        hitBox = true;
      }
    }
    return nearest;
  }

  /** Whether the last ray hit a box. */
  boolean lastHitBox() {
    return hitBox;
  }
}
