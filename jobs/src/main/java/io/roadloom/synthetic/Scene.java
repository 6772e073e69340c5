package io.roadloom.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What stands and drives around the car: boxes, seen from the car (x forward, y left, z up). */
final class Scene {
  private static final int CARS = 7;
  private static final int HOUSES = 14;
  private static final double REACH = 120;

  private final double[] carStart = new double[CARS];
  private final double[] carSpeed = new double[CARS];
  private final double[] houseStart = new double[HOUSES];
  private final double[] houseHeight = new double[HOUSES];
  private final int[] colour = new int[CARS + HOUSES];

  /** A box along the axes, metres. */
  record Box(
      double minX, double maxX, double minY, double maxY, double minZ, double maxZ, int rgb) {}

  Scene(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < CARS; i++) {
      carStart[i] = 2 * REACH * random.nextDouble();
      carSpeed[i] = i % 2 == 0 ? 10 + 8 * random.nextDouble() : -14 + 4 * random.nextDouble();
    }
    for (int i = 0; i < HOUSES; i++) {
      houseStart[i] = 2 * REACH * (i + 0.6 * random.nextDouble()) / HOUSES;
      houseHeight[i] = 4 + 9 * random.nextDouble();
    }
    for (int i = 0; i < colour.length; i++) {
      colour[i] =
          (60 + random.nextInt(170)) << 16
              | (60 + random.nextInt(150)) << 8
              | 60 + random.nextInt(150);
    }
  }

  /** The boxes at {@code seconds} after the start, when the car has gone {@code distance}. */
  List<Box> boxes(double seconds, Trajectory.State car) {
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < CARS; i++) {
      double x = ahead(carStart[i] + carSpeed[i] * seconds - car.distance());
      double y = (i % 2 == 0 ? -3.4 : 3.6) + bend(car, x);
      if (Math.abs(x) > 6) {
        boxes.add(new Box(x - 2.2, x + 2.2, y - 0.9, y + 0.9, 0.15, 1.5, colour[i]));
      }
    }
    for (int i = 0; i < HOUSES; i++) {
      double x = ahead(houseStart[i] - car.distance());
      double y = (i % 2 == 0 ? -1 : 1) * (15 + houseHeight[i]) + bend(car, x);
      boxes.add(new Box(x - 5, x + 5, y - 5, y + 5, 0, houseHeight[i], colour[CARS + i]));
    }
    return boxes;
  }

  /** How far left of the car's axis the road is, {@code x} ahead. */
  static double bend(Trajectory.State car, double x) {
    return car.curvature() * x * x / 2;
  }

  private static double ahead(double way) {
    return way - 2 * REACH * Math.floor((way + REACH) / (2 * REACH));
  }
}
