package io.roadloom.decode.image;

/**
 * A line of cells in equal spans: which cells a span reaches, and how much of the first and last
 * one. Weights are in parts of a pixel such that both cells and spans are whole numbers of them.
 */
final class Spans {
  private final int count;
  final int[] first;
  final int[] last;
  final int[] firstWeight;

  /** 0 where the first cell is the only one. */
  final int[] lastWeight;

  /** Of the cells between first and last. */
  int cellWeight;

  Spans(int count) {
    this.count = count;
    this.first = new int[count];
    this.last = new int[count];
    this.firstWeight = new int[count];
    this.lastWeight = new int[count];
  }

  /**
   * Divides {@code pixels}, which lie in cells of {@code cell} each; the last may be cut off. A
   * span's weights add up to {@code pixels}.
   */
  void divide(int pixels, int cell) {
    cellWeight = cell * count;
    for (int i = 0; i < count; i++) {
      long left = (long) i * pixels;
      long right = left + pixels;
      first[i] = (int) (left / cellWeight);
      last[i] = (int) ((right - 1) / cellWeight);
      long firstEnd = Math.min(right, (first[i] + 1L) * cellWeight);
      firstWeight[i] = (int) (firstEnd - left);
      lastWeight[i] = last[i] == first[i] ? 0 : (int) (right - (long) last[i] * cellWeight);
    }
  }
}
