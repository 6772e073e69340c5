package io.roadloom.synthetic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes messages in little-endian CDR, as ROS 2 has them. Reused from message to message. */
final class CdrWriter {
  private static final int HEADER = 4;
  private static final long SECOND = 1_000_000_000L;
  private byte[] bytes = new byte[1024];
  private int size;

  /** Begins a message with its encapsulation header. */
  CdrWriter begin() {
    size = 0;
    return u8(0).u8(1).u8(0).u8(0);
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  private void align(int to) {
    int behind = (size - HEADER) % to;
    int padding = behind == 0 ? 0 : to - behind;
    room(padding);
    Arrays.fill(bytes, size, size + padding, (byte) 0);
    size += padding;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  private CdrWriter little(long value, int width) {
    room(width);
    for (int i = 0; i < width; i++) {
      bytes[size++] = (byte) (value >> (8 * i));
    }
    return this;
  }

  CdrWriter u8(int value) {
    return little(value, 1);
  }

  CdrWriter bool(boolean value) {
    return u8(value ? 1 : 0);
  }

  CdrWriter u16(int value) {
    align(2);
    return little(value, 2);
  }

  CdrWriter u32(int value) {
    align(4);
    return little(value, 4);
  }

  CdrWriter f64(double value) {
    align(8);
    return little(Double.doubleToRawLongBits(value), 8);
  }

  CdrWriter f64s(double... values) {
    for (double value : values) {
      f64(value);
    }
    return this;
  }

  CdrWriter string(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    u32(utf8.length + 1);
    return raw(utf8, 0, utf8.length).u8(0);
  }

  /** A sequence of bytes. */
  CdrWriter octets(byte[] value, int length) {
    return u32(length).raw(value, 0, length);
  }

  /** Bytes of an array, without a length. */
  CdrWriter raw(byte[] value, int offset, int length) {
    room(length);
    System.arraycopy(value, offset, bytes, size, length);
    size += length;
    return this;
  }

  /** A {@code std_msgs/Header}. */
  CdrWriter header(long stampNs, String frameId) {
    u32((int) Math.floorDiv(stampNs, SECOND));
    u32((int) Math.floorMod(stampNs, SECOND));
    return string(frameId);
  }
}
