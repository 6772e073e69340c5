package io.roadloom.decode.ros;

import io.roadloom.decode.MalformedMessageException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A place in a serialized message. One is used for all messages of a decoder. */
final class Cursor {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int ENCAPSULATION = 4;
  private final boolean cdr;
  private byte[] data;
  private int start;
  private int origin;
  private int at;
  private int end;
  private boolean big;
  private int maxAlign;
  private int textStart;

  /**
   * @param cdr whether an encapsulation header and alignment are to be expected, else ROS 1
   */
  Cursor(boolean cdr) {
    this.cdr = cdr;
  }

  void open(byte[] bytes, int offset, int length) throws MalformedMessageException {
    data = bytes;
    start = offset;
    at = offset;
    end = offset + length;
    origin = offset;
    big = false;
    maxAlign = 1;
    if (cdr) {
      need(ENCAPSULATION);
      int kind = bytes[offset + 1] & 0xff;
      // CDR, PL_CDR, and XCDR2's CDR2, D_CDR2, PL_CDR2: the lowest bit says little-endian.
      if (bytes[offset] != 0 || kind > 0x0b || kind == 2 || kind == 3 || kind == 10 || kind == 11) {
        throw malformed("plain CDR", "encapsulation " + (bytes[offset] & 0xff) + "," + kind);
      }
      big = (kind & 1) == 0;
      maxAlign = kind >= 6 ? 4 : 8;
      at += ENCAPSULATION;
      origin = at;
      if (kind == 8 || kind == 9) {
        need(4);
        at += 4; // D_CDR2: the size of what follows
      }
    }
  }

  byte[] data() {
    return data;
  }

  /** Offset in the message. */
  int position() {
    return at - start;
  }

  /** Where a place in the data lies in the message. */
  int offset(int place) {
    return place - start;
  }

  int at() {
    return at;
  }

  int remaining() {
    return end - at;
  }

  void align(int size) {
    int step = Math.min(size, maxAlign);
    at += -(at - origin) & (step - 1);
  }

  /** Passes over {@code count} primitives. */
  void skip(int size, long count) throws MalformedMessageException {
    if (count > 0) {
      align(size);
      if (count > (end - at) / size) {
        throw malformed(count + " elements of " + size + " bytes", remaining() + " bytes");
      }
      at += (int) count * size;
    }
  }

  /** Reads a primitive where it lies, as bits: sign-extended integers, raw bits of floats. */
  long bits(Kind kind) throws MalformedMessageException {
    align(kind.size());
    need(kind.size());
    long bits = bitsAt(kind, at);
    at += kind.size();
    return bits;
  }

  long bitsAt(Kind kind, int place) {
    return switch (kind) {
      case BOOL, UINT8 -> data[place] & 0xff;
      case INT8 -> data[place];
      case INT16 -> i16(place);
      case UINT16 -> i16(place) & 0xffff;
      case INT32, FLOAT32 -> i32(place);
      case UINT32 -> i32(place) & 0xffffffffL;
      default -> i64(place);
    };
  }

  static double number(Kind kind, long bits) {
    return switch (kind) {
      case FLOAT32 -> Float.intBitsToFloat((int) bits);
      case FLOAT64 -> Double.longBitsToDouble(bits);
      case UINT64 -> bits >= 0 ? (double) bits : (double) ((bits >>> 1) | (bits & 1)) * 2.0;
      default -> (double) bits;
    };
  }

  /** An element count; each element takes a byte at least. */
  int count() throws MalformedMessageException {
    return count(1);
  }

  private int count(int elementSize) throws MalformedMessageException {
    long count = bits(Kind.UINT32);
    if (count > remaining() / elementSize) {
      throw malformed(count + " elements", remaining() + " bytes");
    }
    return (int) count;
  }

  String string() throws MalformedMessageException {
    int length = passString();
    return new String(data, textStart, length, StandardCharsets.UTF_8);
  }

  /** Passes over a string; returns the length of its text, which starts at {@link #textStart()}. */
  int passString() throws MalformedMessageException {
    int count = count();
    textStart = at;
    at += count;
    return cdr && count > 0 && data[at - 1] == 0 ? count - 1 : count;
  }

  int textStart() {
    return textStart;
  }

  /** A wide string: a count of 2-byte units. */
  String wideString() throws MalformedMessageException {
    int units = count(2);
    StringBuilder text = new StringBuilder(units);
    for (int i = 0; i < units; i++) {
      text.append((char) bits(Kind.UINT16));
    }
    return text.toString();
  }

  private short i16(int place) {
    short value = (short) SHORT.get(data, place);
    return big ? Short.reverseBytes(value) : value;
  }

  private int i32(int place) {
    int value = (int) INT.get(data, place);
    return big ? Integer.reverseBytes(value) : value;
  }

  private long i64(int place) {
    long value = (long) LONG.get(data, place);
    return big ? Long.reverseBytes(value) : value;
  }

  private void need(int bytes) throws MalformedMessageException {
    if (end - at < bytes) {
      throw malformed(bytes + " more bytes", Math.max(0, end - at) + " bytes");
    }
  }

  MalformedMessageException malformed(String expected, String found) {
    return new MalformedMessageException(position(), expected, found);
  }
}
