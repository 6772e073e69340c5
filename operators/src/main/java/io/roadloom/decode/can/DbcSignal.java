package io.roadloom.decode.can;

import javax.annotation.Nullable;

/**
 * A signal of a message, as the database states it.
 *
 * @param start bit, as DBC counts: of the least significant bit for little-endian signals, of the
 *     most significant for big-endian ones
 * @param length bits, 1 to 64
 * @param type how the raw bits are to be read
 * @param selector place of the signal, before this one, that selects it; −1 where it is always
 *     there
 * @param selected values of the selector for which it is there: from, to, from, to, …
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
    int selector,
    long[] selected,
    @Nullable ValueTable labels) {
  enum Type {
    UNSIGNED,
    SIGNED,
    FLOAT32,
    FLOAT64
  }

  /** How many bits of the payload, most significant first in each byte, are before a start bit. */
  static int leadingBits(int start) {
    return start / 8 * 8 + 7 - start % 8;
  }

  /** How many bits of the payload, in the signal's own bit order, are before it. */
  int firstBit() {
    return bigEndian ? leadingBits(start) : start;
  }

  /** Bytes that a frame must have for the signal to be in it. */
  int bytes() {
    return (firstBit() + length + 7) / 8;
  }
}
