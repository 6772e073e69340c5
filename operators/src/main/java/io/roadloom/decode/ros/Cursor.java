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
  private boolean sized;
  private boolean delimited;
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
    sized = false;
    delimited = false;
    if (cdr) {
      need(ENCAPSULATION);
      encapsulation(bytes[offset] & 0xff, bytes[offset + 1] & 0xff);
      at += ENCAPSULATION;
      origin = at;
      passDelimiter();
    }
  }

  /** The lowest bit says little-endian. Kinds from 0x10 are what drafts of XTypes called them. */
  private void encapsulation(int high, int kind) throws MalformedMessageException {
    int encoding = kind & ~1;
    delimited = encoding == 0x08 || encoding == 0x14;
    sized = delimited || encoding == 0x06 || encoding == 0x10;
    if (high != 0 || encoding != 0 && !sized) {
      throw malformed("plain CDR", "encapsulation " + high + "," + kind);
    }
    big = (kind & 1) == 0;
    maxAlign = sized ? 4 : 8;
  }

  /** Passes over the size of a struct that XCDR2 lets grow. */
  void passDelimiter() throws MalformedMessageException {
    if (delimited) {
      bits(Kind.UINT32);
    }
  }

  /** The message has been read: nothing but padding may follow. */
  void close() throws MalformedMessageException {
    int padding = cdr ? Kind.FLOAT64.size() - 1 : 0;
    if (remaining() > padding && !delimited) {
      throw malformed("the end of the message", remaining() + " more bytes");
    }
  }

  byte[] data() {
    return data;
  }

  /** Where a place in the data lies in the message. */
  int offset(int place) {
    return place - start;
  }

  private int remaining() {
    return end - at;
  }

  private void align(int size) {
    int step = Math.min(size, maxAlign);
    at += -(at - origin) & (step - 1);
  }

  boolean isCdr() {
    return cdr;
  }

  /** Passes over {@code count} primitives; returns where the first is. */
  int pass(Kind kind, int count) throws MalformedMessageException {
    if (count > 0) {
      align(kind.size());
      if (count > (end - at) / kind.size()) {
        throw malformed(count + " elements of " + kind.size() + " bytes", left());
      }
    }
    int first = at;
    at += count * kind.size();
    return first;
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

  /** How many elements an array has; the message has room for them. */
  int count(RosField array) throws MalformedMessageException {
    if (sized && !array.kind().isPrimitive()) {
      bits(Kind.UINT32); // XCDR2 states the size of an array of anything but primitives
    }
    long count = array.count() == RosField.SEQUENCE ? bits(Kind.UINT32) : array.count();
    if (count > 0 && count > remaining() / array.minElementBytes()) {
      throw malformed(count + " elements", left());
    }
    return (int) count;
  }

  private int count(int elementSize) throws MalformedMessageException {
    long count = bits(Kind.UINT32);
    if (count > remaining() / elementSize) {
      throw malformed(count + " elements", left());
    }
    return (int) count;
  }

  String string() throws MalformedMessageException {
    int length = passString();
    return new String(data, textStart, length, StandardCharsets.UTF_8);
  }

  /** Passes over a string; returns the length of its text, which starts at {@link #textStart()}. */
  int passString() throws MalformedMessageException {
    int count = count(1);
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
      throw malformed(bytes + " more bytes", left());
    }
  }

  private String left() {
    return Math.max(0, remaining()) + " bytes";
  }

  private MalformedMessageException malformed(String expected, String found) {
    return new MalformedMessageException(Math.min(at, end) - start, expected, found);
  }
}
