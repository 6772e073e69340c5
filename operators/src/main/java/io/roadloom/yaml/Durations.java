package io.roadloom.yaml;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as rigs and specs write them: a number and ns, us, ms, s or m; a day at most. */
public final class Durations {
  private static final long MAX_NS = 86_400_000_000_000L;
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,14}(?:\\.\\d{1,9})?)\\s*(ns|us|µs|ms|s|m)");

  private Durations() {}

  /**
   * Reads a span.
   *
   * @return ns
   * @throws IllegalArgumentException where it is no duration, no whole number of ns, or too long
   */
  public static long parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(text);
    }
    long unit =
        switch (form.group(2)) {
          case "ns" -> 1L;
          case "us", "µs" -> 1_000L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          default -> 60_000_000_000L;
        };
    try {
      BigDecimal ns = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit));
      if (ns.compareTo(BigDecimal.valueOf(MAX_NS)) > 0) {
        throw new IllegalArgumentException(text);
      }
      return ns.longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
