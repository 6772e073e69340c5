package io.roadloom.dataset.split;

import java.util.Arrays;

/** Sets that are joined, each known by its smallest member. */
final class UnionFind {
  private int[] parents = new int[16];
  private int size;

  /** Makes sets of one until there are {@code count}. */
  void grow(int count) {
    if (count > parents.length) {
      parents = Arrays.copyOf(parents, Math.max(count, 2 * parents.length));
    }
    for (; size < count; size++) {
      parents[size] = size;
    }
  }

  int find(int member) {
    int at = member;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  void join(int a, int b) {
    int first = find(a);
    int second = find(b);
    parents[Math.max(first, second)] = Math.min(first, second);
  }
}
