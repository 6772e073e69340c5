package io.roadloom.dataset.similar;

import io.roadloom.model.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Images of a few drives that stand, pass each other's places, and look alike now and then. */
final class RandomImages {
  private static final double LAT = 48.1;
  private static final double STEP_DEGREES = 4e-4;
  private static final double JITTER_DEGREES = 1e-5;

  private RandomImages() {}

  static String token(String drive, int number) {
    return Token.sample(drive, number);
  }

  static List<SampleImage> of(Random random) {
    List<SampleImage> images = new ArrayList<>();
    List<Long> seen = new ArrayList<>(List.of(random.nextLong()));
    int drives = 1 + random.nextInt(5);
    for (int d = 0; d < drives; d++) {
      drive(random, "drive-" + d, seen, images);
    }
    return images;
  }

  private static void drive(
      Random random, String drive, List<Long> seen, List<SampleImage> images) {
    int samples = random.nextInt(40);
    boolean placed = random.nextInt(3) > 0;
    double lat = LAT + random.nextInt(4) * STEP_DEGREES;
    long time = random.nextInt(20);
    long[] hash = {random.nextLong(), random.nextLong()};
    for (int i = 0; i < samples; i++) {
      boolean stands = random.nextInt(3) > 0;
      if (!stands) {
        lat += (random.nextInt(3) - 1) * STEP_DEGREES;
      }
      Double at = placed && random.nextInt(10) > 0 ? lat + jitter(random) : null;
      time += random.nextInt(2) * 100_000_000L;
      for (int channel = 0; channel < 2; channel++) {
        if (random.nextInt(4) > 0) {
          hash[channel] = next(random, seen, hash[channel], stands);
          images.add(
              new SampleImage(
                  token(drive, i),
                  drive,
                  time,
                  "/camera/" + channel,
                  hash[channel],
                  at,
                  at == null ? null : Double.valueOf(11.5)));
        }
      }
    }
  }

  private static long next(Random random, List<Long> seen, long before, boolean stands) {
    long hash =
        stands
            ? Hashes.flipped(random, before, random.nextInt(3))
            : Hashes.flipped(random, seen.get(random.nextInt(seen.size())), random.nextInt(6));
    if (random.nextInt(3) == 0) {
      hash = random.nextLong();
    }
    seen.add(hash);
    return hash;
  }

  private static double jitter(Random random) {
    return (random.nextDouble() - 0.5) * JITTER_DEGREES;
  }
}
