package io.roadloom.export.card;

import java.util.ArrayList;
import java.util.List;

/** What a {@link BarChart} shows: labels and their counts, in order. Not thread-safe. */
final class Bars {
  private final List<String> labels = new ArrayList<>();
  private final List<Long> counts = new ArrayList<>();

  void add(String label, long count) {
    labels.add(label);
    counts.add(count);
  }

  int size() {
    return labels.size();
  }

  String label(int i) {
    return labels.get(i);
  }

  long count(int i) {
    return counts.get(i);
  }

  long largest() {
    return counts.stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
