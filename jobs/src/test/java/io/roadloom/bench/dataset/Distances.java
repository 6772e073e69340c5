package io.roadloom.bench.dataset;

/** How many pairs of images are how far apart: of those that show the same, and of the others. */
final class Distances {
  private final long[] same = new long[Long.SIZE + 1];
  private final long[] other = new long[Long.SIZE + 1];

  void addSame(long a, long b) {
    same[Long.bitCount(a ^ b)]++;
  }

  void addOther(long a, long b) {
    other[Long.bitCount(a ^ b)]++;
  }

  Distances plus(Distances more) {
    Distances sum = new Distances();
    for (int i = 0; i < same.length; i++) {
      sum.same[i] = same[i] + more.same[i];
      sum.other[i] = other[i] + more.other[i];
    }
    return sum;
  }

  /** Share of the pairs that show the same which are at most so far apart. */
  double recall(int threshold) {
    return (double) upTo(same, threshold) / upTo(same, Long.SIZE);
  }

  /** Share of the pairs at most so far apart that show the same; 1 where there are none. */
  double precision(int threshold) {
    long right = upTo(same, threshold);
    long all = right + upTo(other, threshold);
    return all == 0 ? 1 : (double) right / all;
  }

  long wrong(int threshold) {
    return upTo(other, threshold);
  }

  long samePairs() {
    return upTo(same, Long.SIZE);
  }

  long otherPairs() {
    return upTo(other, Long.SIZE);
  }

  private static long upTo(long[] counts, int threshold) {
    long sum = 0;
    for (int i = 0; i <= threshold; i++) {
      sum += counts[i];
    }
    return sum;
  }
}
