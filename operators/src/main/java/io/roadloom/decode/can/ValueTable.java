package io.roadloom.decode.can;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Labels of raw values. */
final class ValueTable {
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,20}");
  private long[] values = {};
  private String[] labels = {};

  /** The later of two labels of one value holds. Of values that no raw bits can have, none. */
  void put(String value, String label) {
    if (!WHOLE.matcher(value).matches()) {
      return;
    }
    long raw = new BigInteger(value).longValue();
    int place = Arrays.binarySearch(values, raw);
    if (place < 0) {
      place = -1 - place;
      values = Arrays.copyOf(values, values.length + 1);
      labels = Arrays.copyOf(labels, labels.length + 1);
      System.arraycopy(values, place, values, place + 1, values.length - 1 - place);
      System.arraycopy(labels, place, labels, place + 1, labels.length - 1 - place);
      values[place] = raw;
    }
    labels[place] = label;
  }

  /** Of the raw value, sign-extended where the signal is signed; null where it has none. */
  @Nullable
  String label(long raw) {
    // Most tables have no gaps, so that a value's place is its distance from the first.
    int last = values.length - 1;
    if (last < 0 || raw < values[0] || raw > values[last]) {
      return null;
    }
    long guess = raw - values[0];
    int place =
        guess >= 0 && guess <= last && values[(int) guess] == raw
            ? (int) guess
            : Arrays.binarySearch(values, raw);
    return place < 0 ? null : labels[place];
  }
}
