package io.roadloom.dedup;

import java.util.Arrays;

/** Natural merge sort of indices: linear where the input is a few sorted runs, as batches are. */
public final class MergeSort {
  private MergeSort() {}

  /** Compares what two indices stand for. */
  public interface Order {
    int compare(int i, int j);
  }

  /** The indices 0 to n − 1 in order; stable. */
  public static int[] sort(int n, Order order) {
    int[] from = new int[n];
    int[] starts = new int[Math.max(2, n / 8)];
    int runs = 0;
    for (int i = 0; i < n; i++) {
      from[i] = i;
      if (i == 0 || order.compare(i - 1, i) > 0) {
        if (runs + 1 >= starts.length) {
          starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        starts[runs++] = i;
      }
    }
    int[] to = new int[n];
    while (runs > 1) {
      starts[runs] = n;
      int merged = 0;
      for (int run = 0; run < runs; run += 2) {
        int start = starts[run];
        if (run + 1 < runs) {
          merge(from, to, start, starts[run + 1], starts[run + 2], order);
        } else {
          System.arraycopy(from, start, to, start, n - start);
        }
        starts[merged++] = start;
      }
      runs = merged;
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }

  private static void merge(int[] from, int[] to, int start, int middle, int end, Order order) {
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takeLeft =
          right == end || (left < middle && order.compare(from[left], from[right]) <= 0);
      to[i] = takeLeft ? from[left++] : from[right++];
    }
  }
}
