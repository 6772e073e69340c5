package io.roadloom.dataset.similar;

import io.roadloom.dedup.MergeSort;

/** Finds samples by their tokens. */
final class TokenIndex {
  private final long[] high;
  private final long[] low;
  private final int[] order;

  /**
   * @param firstImages ranks of the samples' first images
   */
  TokenIndex(RankedImages images, IntList firstImages) {
    high = new long[firstImages.size()];
    low = new long[high.length];
    for (int i = 0; i < high.length; i++) {
      high[i] = images.tokenHigh(firstImages.get(i));
      low[i] = images.tokenLow(firstImages.get(i));
    }
    order = MergeSort.sort(high.length, (a, b) -> compare(a, high[b], low[b]));
  }

  private int compare(int sample, long otherHigh, long otherLow) {
    int order = Long.compareUnsigned(high[sample], otherHigh);
    return order != 0 ? order : Long.compareUnsigned(low[sample], otherLow);
  }

  String token(int sample) {
    return "%016x%016x".formatted(high[sample], low[sample]);
  }

  /** The number of a sample; -1 where it is not among them. */
  int find(String token) {
    long tokenHigh = ImageStore.tokenHigh(token);
    long tokenLow = ImageStore.tokenLow(token);
    int from = 0;
    int to = order.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      int compared = compare(order[middle], tokenHigh, tokenLow);
      if (compared == 0) {
        return order[middle];
      }
      if (compared < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return -1;
  }
}
