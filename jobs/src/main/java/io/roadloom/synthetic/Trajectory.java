package io.roadloom.synthetic;

import java.util.Random;

/**
 * How the car goes: along a winding road, at changing speed. Metres, seconds, radians; x east, y
 * north. The position is an integral, so times may go back by a second at most.
 */
final class Trajectory {
  private static final double STEP_S = 0.005;
  private static final int KEPT = 256;
  private static final int WAVES = 3;
  private final double[] bend = new double[WAVES];
  private final double[] length = new double[WAVES];
  private final double[] phase = new double[WAVES];
  private final double cruise;

  /** By step, the newest {@link #KEPT} of them. */
  private final double[] x = new double[KEPT];

  private final double[] y = new double[KEPT];
  private final double[] distance = new double[KEPT];
  private long newest;

  /** What the car does at one moment. */
  record State(
      double x,
      double y,
      double heading,
      double distance,
      double speed,
      double acceleration,
      double curvature) {
    double yawRate() {
      return speed * curvature;
    }
  }

  Trajectory(long seed) {
    Random random = new Random(seed);
    cruise = 12 + 4 * random.nextDouble();
    for (int i = 0; i < WAVES; i++) {
      bend[i] = (0.25 + 0.25 * random.nextDouble()) / (i + 1);
      length[i] = 140.0 / (i + 1) * (0.8 + 0.4 * random.nextDouble());
      phase[i] = 6.28 * random.nextDouble();
    }
  }

  /**
   * @param seconds since the drive's start
   */
  State at(double seconds) {
    long step = Math.max(0, (long) Math.floor(seconds / STEP_S));
    while (newest < step) {
      advance();
    }
    if (newest - step >= KEPT) {
      throw new IllegalArgumentException("too far back: " + seconds + " s");
    }
    int at = (int) (step % KEPT);
    double rest = seconds - step * STEP_S;
    double speed = speed(seconds);
    double way = distance[at] + speed * rest;
    double heading = heading(way);
    return new State(
        x[at] + speed * rest * StrictMath.cos(heading),
        y[at] + speed * rest * StrictMath.sin(heading),
        heading,
        way,
        speed,
        acceleration(seconds),
        curvature(way));
  }

  private void advance() {
    int from = (int) (newest % KEPT);
    double way = speed((newest + 0.5) * STEP_S) * STEP_S;
    double heading = heading(distance[from] + way / 2);
    newest++;
    int to = (int) (newest % KEPT);
    x[to] = x[from] + way * StrictMath.cos(heading);
    y[to] = y[from] + way * StrictMath.sin(heading);
    distance[to] = distance[from] + way;
  }

  private double speed(double t) {
    return cruise + 3.0 * StrictMath.sin(0.35 * t) + 1.2 * StrictMath.sin(0.83 * t);
  }

  private static double acceleration(double t) {
    return 1.05 * StrictMath.cos(0.35 * t) + 0.996 * StrictMath.cos(0.83 * t);
  }

  private double heading(double way) {
    double sum = 0;
    for (int i = 0; i < WAVES; i++) {
      sum += bend[i] * StrictMath.sin(way / length[i] + phase[i]);
    }
    return sum;
  }

  private double curvature(double way) {
    double sum = 0;
    for (int i = 0; i < WAVES; i++) {
      sum += bend[i] / length[i] * StrictMath.cos(way / length[i] + phase[i]);
    }
    return sum;
  }
}
