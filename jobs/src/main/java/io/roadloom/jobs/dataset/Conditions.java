package io.roadloom.jobs.dataset;

import java.util.regex.Pattern;

/** Makes of a condition what Flink and Iceberg take, where they stumble over what is plain. */
final class Conditions {
  /** To SQL, the name of one of the view's columns is a keyword. */
  private static final Pattern MEASURES = Pattern.compile("(?i)(?<![`\\w])(measures)(?=\\s*\\[)");

  /** Iceberg takes no decimal as the bound of a double. */
  private static final Pattern DECIMAL = Pattern.compile("(?<![\\w.`])(\\d+\\.\\d+)(?![\\w.`])");

  private Conditions() {}

  /** The condition without these stumbling blocks; what is quoted stays. */
  static String plain(String condition) {
    String[] parts = condition.split("'", -1);
    for (int i = 0; i < parts.length; i += 2) {
      parts[i] = MEASURES.matcher(parts[i]).replaceAll("`$1`");
      parts[i] = DECIMAL.matcher(parts[i]).replaceAll("$1e0");
    }
    return String.join("'", parts);
  }
}
