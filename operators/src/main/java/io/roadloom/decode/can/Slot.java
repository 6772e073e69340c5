package io.roadloom.decode.can;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import javax.annotation.Nullable;

/**
 * A signal made ready to be read: its bits lie in a word of eight bytes, and at times a ninth. The
 * first eight bytes of a payload are one word for all signals that lie in it.
 */
final class Slot {
  private static final VarHandle LITTLE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Bytes that a frame must have for the signal to be in it. */
  final int bytes;

  /** Place of the signal that selects this one; −1 where it is always there. */
  final int selector;

  private final boolean bigEndian;
  private final boolean isSigned;

  /** Whether the bits are a whole number of at most 63 bits, or signed. */
  private final boolean plain;

  private final boolean inFirstWord;

  /** Shifts that bring the bits to the word's top, and down again. */
  private final int left;

  private final int down;
  private final double factor;
  private final double offset;
  private final @Nullable ValueTable labels;

  /** The word's first byte in the payload. */
  private final int at;

  /** Bits of the word before the signal's, in the signal's own bit order. */
  private final int skip;

  private final boolean ninth;
  private final DbcSignal.Type type;
  private final long[] selected;

  Slot(DbcSignal signal) {
    int first = signal.firstBit();
    int length = signal.length();
    bytes = signal.bytes();
    selector = signal.selector();
    bigEndian = signal.bigEndian();
    type = signal.type();
    isSigned = type == DbcSignal.Type.SIGNED;
    plain = isSigned || type == DbcSignal.Type.UNSIGNED && length < Long.SIZE;
    inFirstWord = first + length <= Long.SIZE;
    at = inFirstWord ? 0 : first / Byte.SIZE;
    skip = first - Byte.SIZE * at;
    ninth = skip + length > Long.SIZE;
    left = ninth ? 0 : bigEndian ? skip : Long.SIZE - skip - length;
    down = Long.SIZE - length;
    factor = signal.factor();
    offset = signal.offset();
    labels = signal.labels();
    selected = signal.selected();
  }

  static long firstWord(byte[] data, int offset) {
    return (long) LITTLE.get(data, offset);
  }

  /** How far behind the payload's start bytes are read, whatever the frame's length. */
  int reach() {
    return at + Long.BYTES + (ninth ? 1 : 0);
  }

  /**
   * The signal's bits at the top of a word.
   *
   * @param little the payload's first eight bytes, the first lowest
   * @param big the same, the first highest
   */
  long top(byte[] data, int from, long little, long big) {
    return (inFirstWord ? bigEndian ? big : little : farWord(data, from)) << left;
  }

  private long farWord(byte[] data, int from) {
    long word = (long) LITTLE.get(data, from + at);
    long ordered = bigEndian ? Long.reverseBytes(word) : word;
    if (!ninth) {
      return ordered;
    }
    long last = data[from + at + Long.BYTES] & 0xff;
    return bigEndian
        ? ordered << skip | last >>> (Byte.SIZE - skip)
        : (ordered >>> skip | last << (Long.SIZE - skip)) << down;
  }

  /** The bits, as a number that is never negative below 64 bits: what selects other signals. */
  long bits(long top) {
    return top >>> down;
  }

  /** The bits as labels know them: with their sign, where they have one. */
  private long raw(long top) {
    return isSigned ? top >> down : top >>> down;
  }

  double value(long top) {
    long raw = raw(top);
    return (plain ? raw : number(raw)) * factor + offset;
  }

  private double number(long bits) {
    return switch (type) {
      case FLOAT32 -> Float.intBitsToFloat((int) bits);
      case FLOAT64 -> Double.longBitsToDouble(bits);
      // Of 64 bits, the highest is no sign here; the lowest keeps the rounding right.
      case UNSIGNED, SIGNED -> bits >= 0 ? bits : 2.0 * (bits >>> 1 | bits & 1);
    };
  }

  @Nullable
  String label(long top) {
    return labels == null ? null : labels.label(raw(top));
  }

  boolean isSelectedBy(long bits) {
    for (int i = 0; i < selected.length; i += 2) {
      if (bits >= selected[i] && bits <= selected[i + 1]) {
        return true;
      }
    }
    return false;
  }
}
