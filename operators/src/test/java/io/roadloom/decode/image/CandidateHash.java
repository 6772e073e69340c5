package io.roadloom.decode.image;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Perceptual hashes of 64 bits to choose among, all of the same gray plane. */
public final class CandidateHash {
  private static final int SIDE = 8;
  private static final int FRACTION = 8;
  private static final int DCT_SIDE = 32;

  private final JpegDecoder jpeg = new JpegDecoder();
  private final GrayAccumulator accumulator = new GrayAccumulator();
  private final GrayPlane plane = new GrayPlane();
  private final Map<String, ToLongFunction<GrayPlane>> hashes = new TreeMap<>();

  public CandidateHash() {
    DctHash triangle = new DctHash();
    AreaAverage eight = new AreaAverage(SIDE, FRACTION);
    AreaAverage nine = new AreaAverage(SIDE + 1, FRACTION);
    AreaAverage many = new AreaAverage(DCT_SIDE, FRACTION);
    hashes.put("average", gray -> above(eight.average(gray), mean(eight.average(gray))));
    hashes.put("dct", triangle::hash);
    hashes.put("dct_square", gray -> square(many.average(gray)));
    hashes.put("difference", gray -> differences(nine.average(gray)));
    hashes.put("median", gray -> above(eight.average(gray), median(eight.average(gray))));
  }

  /** Of a JPEG, by name. */
  public Map<String, Long> ofJpeg(byte[] image) {
    try {
      jpeg.decode(image, 0, image.length, plane);
    } catch (UnreadableImageException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return all();
  }

  /** Of gray pixels, row by row. */
  public Map<String, Long> ofGray(byte[] pixels, int width, int height) {
    accumulator.begin(width, height, 1, 8, plane);
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        line[x] = pixels[y * width + x] & 0xff;
      }
      accumulator.add(y, 0, 1, line, width);
    }
    accumulator.finish();
    return all();
  }

  private Map<String, Long> all() {
    Map<String, Long> found = new TreeMap<>();
    hashes.forEach((name, hash) -> found.put(name, hash.applyAsLong(plane)));
    return found;
  }

  private static double mean(int[] cells) {
    return Arrays.stream(cells).average().orElse(0);
  }

  private static double median(int[] cells) {
    int[] sorted = cells.clone();
    Arrays.sort(sorted);
    return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2.0;
  }

  private static long above(int[] cells, double level) {
    long hash = 0;
    for (int i = 0; i < cells.length; i++) {
      hash |= (cells[i] > level ? 1L : 0L) << i;
    }
    return hash;
  }

  /** Whether each cell is darker than the next in its row. */
  private static long differences(int[] cells) {
    long hash = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int at = y * (SIDE + 1) + x;
        hash |= (cells[at + 1] > cells[at] ? 1L : 0L) << y * SIDE + x;
      }
    }
    return hash;
  }

  /** The lowest 8 × 8 frequencies but those that do not change across or down. */
  private static long square(int[] cells) {
    double[] coefficient = new double[SIDE * SIDE];
    for (int v = 1; v <= SIDE; v++) {
      for (int u = 1; u <= SIDE; u++) {
        double sum = 0;
        for (int y = 0; y < DCT_SIDE; y++) {
          for (int x = 0; x < DCT_SIDE; x++) {
            sum += cells[y * DCT_SIDE + x] * cosine(u, x) * cosine(v, y);
          }
        }
        coefficient[(v - 1) * SIDE + u - 1] = sum;
      }
    }
    double[] sorted = coefficient.clone();
    Arrays.sort(sorted);
    double median = (sorted[31] + sorted[32]) / 2;
    long hash = 0;
    for (int i = 0; i < coefficient.length; i++) {
      hash |= (coefficient[i] > median ? 1L : 0L) << i;
    }
    return hash;
  }

  private static final double[][] COSINES = cosines();

  private static double[][] cosines() {
    double[][] table = new double[SIDE + 1][DCT_SIDE];
    for (int f = 0; f <= SIDE; f++) {
      for (int x = 0; x < DCT_SIDE; x++) {
        table[f][x] = StrictMath.cos(StrictMath.PI * f * (2 * x + 1) / (2 * DCT_SIDE));
      }
    }
    return table;
  }

  private static double cosine(int frequency, int at) {
    return COSINES[frequency][at];
  }
}
