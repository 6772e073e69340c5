package io.roadloom.export.card;

import java.util.Arrays;
import javax.annotation.Nullable;

/**
 * Counts of values by bins. Bin i holds {@code edges[i] <= value < edges[i+1]}, the last one its
 * upper edge too. Merging parts in any order gives the same: the sum is of whole millionths. Not
 * thread-safe. Written and read by {@link Json}.
 */
final class Histogram {
  private static final double SCALE = 1e6;

  private final double[] edges;
  private final long[] counts;
  private long below;
  private long above;
  private long sumMillionths;
  private @Nullable Double min;
  private @Nullable Double max;

  /** For reading. */
  private Histogram() {
    this(0, 1);
  }

  /**
   * @param edges ascending, at least two
   */
  Histogram(double... edges) {
    this.edges = edges.clone();
    this.counts = new long[edges.length - 1];
  }

  /** Of {@code bins} bins of one width. */
  static Histogram even(double from, double to, int bins) {
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = from + (to - from) * i / bins;
    }
    return new Histogram(edges);
  }

  /** Counts a value that is a number. */
  void add(double value) {
    int last = edges.length - 1;
    if (value < edges[0]) {
      below++;
    } else if (value > edges[last]) {
      above++;
    } else {
      int at = Arrays.binarySearch(edges, value);
      counts[Math.min(at >= 0 ? at : -at - 2, last - 1)]++;
    }
    sumMillionths += Math.round(value * SCALE);
    widen(value, value);
  }

  /** Adds another's counts; its bins are the same. */
  void add(Histogram other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    below += other.below;
    above += other.above;
    sumMillionths += other.sumMillionths;
    if (other.min != null && other.max != null) {
      widen(other.min, other.max);
    }
  }

  private void widen(double low, double high) {
    min = min == null ? low : Math.min(min, low);
    max = max == null ? high : Math.max(max, high);
  }

  long count() {
    return below + above + Arrays.stream(counts).sum();
  }

  /** Null where there are no values. */
  @Nullable
  Double mean() {
    return min == null ? null : Double.valueOf(sumMillionths / SCALE / count());
  }

  @Nullable
  Double min() {
    return min;
  }

  @Nullable
  Double max() {
    return max;
  }

  long below() {
    return below;
  }

  long above() {
    return above;
  }

  double[] edges() {
    return edges.clone();
  }

  long[] counts() {
    return counts.clone();
  }

  /** Labels of the bins, and of what lies beside them, and their counts. */
  Bars bars() {
    Bars bars = new Bars();
    if (below > 0) {
      bars.add("< " + Numbers.shortest(edges[0]), below);
    }
    for (int i = 0; i < counts.length; i++) {
      bars.add(Numbers.shortest(edges[i]), counts[i]);
    }
    if (above > 0) {
      bars.add("> " + Numbers.shortest(edges[edges.length - 1]), above);
    }
    return bars;
  }
}
