package io.roadloom.decode.ros;

import io.roadloom.decode.Decoded;
import io.roadloom.decode.Names;
import io.roadloom.model.ReadingBatch;
import java.util.Arrays;

/** Fields of a message that its meaning is made of, by number. Filled anew for each message. */
final class Slots {
  /** Slots that every program has, before its meaning's. */
  static final int SECONDS = 0;

  static final int NANOSECONDS = 1;
  static final int FRAME = 2;
  static final int MEANING = 3;

  /** Of a field that is nobody's. */
  static final int NONE = -1;

  private static final int CAPACITY = 16;
  private static final long SECOND = 1_000_000_000L;
  private final Cursor cursor;

  /** Integers, and bits of floats. */
  private final long[] bits = new long[CAPACITY];

  /** Of text or arrays: where they start in the data. */
  private final int[] from = new int[CAPACITY];

  /** Of text: bytes. Of arrays: elements. Of numbers: 1. −1 where the field was not met. */
  private final int[] count = new int[CAPACITY];

  Slots(Cursor cursor) {
    this.cursor = cursor;
    clear();
  }

  void clear() {
    Arrays.fill(count, -1);
  }

  void number(int slot, long value) {
    bits[slot] = value;
    count[slot] = 1;
  }

  void run(int slot, int start, int length) {
    from[slot] = start;
    count[slot] = length;
  }

  boolean has(int slot) {
    return count[slot] >= 0;
  }

  /** 0 where the field was not met. */
  long integer(int slot) {
    return has(slot) ? bits[slot] : 0;
  }

  int nonNegative(int slot) {
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, integer(slot)));
  }

  double float64(int slot) {
    return Double.longBitsToDouble(integer(slot));
  }

  byte[] data() {
    return cursor.data();
  }

  /** Where text or an array starts in {@link #data()}. */
  int from(int slot) {
    return from[slot];
  }

  /** −1 where the field was not met. */
  int count(int slot) {
    return count[slot];
  }

  /** Empty where the field was not met. */
  String text(int slot, Names names) {
    return has(slot) ? names.of(cursor.data(), from[slot], count[slot]) : "";
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

  /** Says where an image or cloud lies. */
  void media(int slot, Decoded out) {
    if (has(slot)) {
      out.mediaOffset = cursor.offset(from[slot]);
      out.mediaLength = count[slot];
    }
  }

  /** Says stamp and frame, where the message has a header. */
  void header(Names names, Decoded out) {
    if (has(SECONDS) && has(NANOSECONDS)) {
      long stamp = integer(SECONDS) * SECOND + integer(NANOSECONDS);
      out.headerNs = stamp == 0 ? ReadingBatch.NO_STAMP : stamp;
    }
    if (has(FRAME)) {
      out.frameId = text(FRAME, names);
    }
  }
}
