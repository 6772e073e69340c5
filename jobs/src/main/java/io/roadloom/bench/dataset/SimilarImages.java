package io.roadloom.bench.dataset;

import io.roadloom.dataset.similar.SampleImage;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Images without position, of drives of an hour; every tenth shows what one of another drive does.
 * The same each time.
 *
 * @param size how many
 */
record SimilarImages(int size) implements Iterable<SampleImage> {
  private static final int DRIVE_IMAGES = 36_000;
  private static final int EVERY = 10;
  private static final long PERIOD_NS = 100_000_000L;

  /** How many of them show what another does. */
  int copies() {
    return Math.max(0, size - DRIVE_IMAGES) / EVERY;
  }

  @Override
  public Iterator<SampleImage> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public SampleImage next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return image(next++);
      }
    };
  }

  private static SampleImage image(int number) {
    return new SampleImage(
        "%016x%016x".formatted(mixed(-number - 1L), number),
        "drive-" + number / DRIVE_IMAGES,
        number * PERIOD_NS,
        "/camera/front",
        hash(number),
        null,
        null);
  }

  private static long hash(int number) {
    if (number % EVERY != 0 || number < DRIVE_IMAGES) {
      return mixed(number);
    }
    // No copy itself: copies have numbers that end in 0.
    long original = mixed(number - DRIVE_IMAGES + 1);
    long flips = mixed(original);
    return original ^ 1L << flips ^ 1L << (flips >>> 8) ^ 1L << (flips >>> 16);
  }

  /** The finalizer of SplitMix64: as good as random. */
  private static long mixed(long number) {
    long z = (number + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
