package io.roadloom.export.card;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import javax.annotation.Nullable;

/** Numbers as documents show them, in every locale alike. */
final class Numbers {
  private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  private Numbers() {}

  /** {@code 12,345}. */
  static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** To three decimals, without zeros at the end: {@code 0.5}, {@code 20}. */
  static String shortest(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** As {@link #shortest(double)}; a dash where there is none. */
  static String orDash(@Nullable Double value) {
    return value == null || !Double.isFinite(value) ? "–" : shortest(value);
  }

  /** {@code 12.3 %}; a dash where there is no whole. */
  static String percent(long part, long whole) {
    return whole == 0 ? "–" : shortest(Math.round(1000.0 * part / whole) / 10.0) + " %";
  }

  /** {@code 1.5 GB}, by thousands. */
  static String bytes(long value) {
    double scaled = value;
    int unit = 0;
    while (scaled >= 1000 && unit < BYTE_UNITS.length - 1) {
      scaled /= 1000;
      unit++;
    }
    return unit == 0
        ? value + " B"
        : String.format(Locale.ROOT, "%.1f %s", scaled, BYTE_UNITS[unit]);
  }
}
