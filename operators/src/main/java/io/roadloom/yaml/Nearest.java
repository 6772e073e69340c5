package io.roadloom.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names that are nearly the one that was meant. */
public final class Nearest {
  private static final int MAX_SHOWN = 8;

  private Nearest() {}

  /** « (did you mean x?)», or nothing where no name is near. */
  public static String hint(String name, Collection<String> known) {
    return known.stream()
        .filter(other -> distance(name, other) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(other -> distance(name, other)))
        .map(other -> " (did you mean «" + other + "»?)")
        .orElse("");
  }

  /** The nearest names first, not all of many. */
  public static String list(String name, Collection<String> known) {
    List<String> sorted =
        known.stream()
            .distinct()
            .sorted(
                Comparator.<String>comparingInt(other -> distance(name, other))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    String shown = String.join(", ", sorted.subList(0, Math.min(MAX_SHOWN, sorted.size())));
    return sorted.size() > MAX_SHOWN ? shown + ", …" : shown;
  }

  /** Levenshtein's. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
