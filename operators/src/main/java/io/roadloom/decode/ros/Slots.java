package io.roadloom.decode.ros;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Fields of a message that its meaning is made of, by number. Filled anew for each message. */
final class Slots {
  private static final int CAPACITY = 32;
  final Cursor cursor;

  /** Integers, and bits of floats. */
  final long[] bits = new long[CAPACITY];

  /** Of text or arrays: where they start in the data. */
  final int[] from = new int[CAPACITY];

  /** Of text: bytes. Of arrays: elements. −1 where the field was not met. */
  final int[] count = new int[CAPACITY];

  Slots(Cursor cursor) {
    this.cursor = cursor;
    clear();
  }

  void clear() {
    Arrays.fill(count, -1);
  }

  long integer(int slot) {
    return bits[slot];
  }

  int nonNegative(int slot) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, bits[slot]));
  }

  double float64(int slot) {
    return Double.longBitsToDouble(bits[slot]);
  }

  String text(int slot) {
    return count[slot] < 0
        ? ""
        : new String(cursor.data(), from[slot], count[slot], StandardCharsets.UTF_8);
  }

  /** Copies an array of float64. */
  double[] float64s(int slot) {
    double[] values = new double[Math.max(0, count[slot])];
    for (int i = 0; i < values.length; i++) {
      long element = cursor.bitsAt(Kind.FLOAT64, from[slot] + i * Kind.FLOAT64.size());
      values[i] = Double.longBitsToDouble(element);
    }
    return values;
  }
}
