package io.roadloom.lake;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Enumerations as the tables spell them. */
final class Words {
  private static final Map<Enum<?>, String> LOWER = new ConcurrentHashMap<>();

  private Words() {}

  /** The same instance each time: cells remember the text that they saw last. */
  static String lower(Enum<?> value) {
    return LOWER.computeIfAbsent(value, v -> v.name().toLowerCase(Locale.ROOT));
  }
}
