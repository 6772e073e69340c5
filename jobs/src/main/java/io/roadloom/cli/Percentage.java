package io.roadloom.cli;

/** Shares as options state them: {@code 10%}. */
final class Percentage {
  private Percentage() {}

  /**
   * @return 0 to 1
   */
  static double share(String option, String text) {
    if (!text.matches("\\d{1,3}(\\.\\d{1,6})?%?")) {
      throw new UsageException(option + ": expected a percentage like 10%, found " + text);
    }
    double percent = Double.parseDouble(text.replace("%", ""));
    if (percent > 100) {
      throw new UsageException(option + ": expected at most 100%, found " + text);
    }
    return percent / 100;
  }
}
