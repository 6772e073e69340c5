package io.roadloom.decode.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AreaAverageTest {
  private static final int SIDE = 8;

  @Test
  void everyPixelWeighsTheSame() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      GrayPlane plane = new GrayPlane();
      plane.resize(1 + random.nextInt(90), 1 + random.nextInt(90), 1 + random.nextInt(9), 255);
      for (int i = 0; i < plane.columns * plane.rows; i++) {
        plane.level[i] = random.nextInt(256);
      }
      int[] result = new AreaAverage(SIDE, 8).average(plane);
      for (int i = 0; i < SIDE * SIDE; i++) {
        assertThat(result[i] / 256.0)
            .as("seed %d, cell %d", seed, i)
            .isCloseTo(bruteForce(plane, i % SIDE, i / SIDE), within(0.01));
      }
    }
  }

  /** The mean over points, SIDE in a pixel's each direction. */
  private static double bruteForce(GrayPlane plane, int column, int row) {
    double sum = 0;
    for (int y = row * plane.height; y < (row + 1) * plane.height; y++) {
      for (int x = column * plane.width; x < (column + 1) * plane.width; x++) {
        int cell = y / SIDE / plane.cell * plane.columns + x / SIDE / plane.cell;
        sum += plane.level[cell];
      }
    }
    return sum / ((double) plane.width * plane.height);
  }
}
