package io.roadloom.dataset.similar;

/** Sets of numbers that are joined; each goes by its smallest. */
final class UnionFind {
  private final int[] parent;

  UnionFind(int size) {
    parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  /** The smallest number of the set that {@code i} is in. */
  int first(int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  void join(int a, int b) {
    int one = first(a);
    int other = first(b);
    parent[Math.max(one, other)] = Math.min(one, other);
  }
}
