package io.roadloom.decode.can;

import java.util.Arrays;
import java.util.TreeMap;
import javax.annotation.Nullable;

/** Labels of raw values. */
final class ValueTable {
  private final long[] values;
  private final String[] labels;

  ValueTable(TreeMap<Long, String> table) {
    values = table.keySet().stream().mapToLong(Long::longValue).toArray();
    labels = table.values().toArray(String[]::new);
  }

  @Nullable
  String label(long raw) {
    int i = Arrays.binarySearch(values, raw);
    return i < 0 ? null : labels[i];
  }
}
