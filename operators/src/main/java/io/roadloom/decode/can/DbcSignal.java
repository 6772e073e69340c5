package io.roadloom.decode.can;

import javax.annotation.Nullable;

/**
 * A signal of a message, as the database states it.
 *
 * @param start bit, as DBC counts: of the least significant bit for little-endian signals, of the
 *     most significant for big-endian ones
 * @param length bits, 1 to 64
 * @param type how the raw bits are to be read
 * @param multiplexor the signal that selects this one; null where it is always there
 * @param selected ranges of the multiplexor's raw value for which it is there: {from, to}
 * @param labels of raw values, null where there are none
 */
record DbcSignal(
    String name,
    int start,
    int length,
    boolean bigEndian,
    Type type,
    double factor,
    double offset,
    String unit,
    boolean isMultiplexor,
    @Nullable String multiplexor,
    long[][] selected,
    @Nullable ValueTable labels) {
  enum Type {
    UNSIGNED,
    SIGNED,
    FLOAT32,
    FLOAT64
  }

  /** How many bits before the first of the payload's bits, most significant bits first. */
  int leadingBits() {
    return start / 8 * 8 + 7 - start % 8;
  }

  /** Bytes that a frame must have for the signal to be in it. */
  int bytes() {
    return ((bigEndian ? leadingBits() : start) + length + 7) / 8;
  }

  boolean isSelectedBy(long raw) {
    for (long[] range : selected) {
      if (raw >= range[0] && raw <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
