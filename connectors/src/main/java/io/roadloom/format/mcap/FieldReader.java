package io.roadloom.format.mcap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a record's fields one after the other; nothing is read past the record's end. */
final class FieldReader {
  private final byte[] bytes;
  private final int start;
  private final int end;
  private int at;

  FieldReader(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.start = from;
    this.at = from;
    this.end = to;
  }

  int consumed() {
    return at - start;
  }

  int remaining() {
    return end - at;
  }

  void skip(int length) throws RecordException {
    take(length);
  }

  int u8() throws RecordException {
    return bytes[take(1)] & 0xff;
  }

  int u16() throws RecordException {
    return LittleEndian.u16(bytes, take(2));
  }

  long u32() throws RecordException {
    return LittleEndian.u32(bytes, take(4));
  }

  /** Unsigned, in a long's bits. */
  long u64() throws RecordException {
    return LittleEndian.i64(bytes, take(8));
  }

  String string() throws RecordException {
    int length = length(u32());
    return new String(bytes, take(length), length, StandardCharsets.UTF_8);
  }

  /** Bytes behind a u32 length. */
  byte[] bytes32() throws RecordException {
    return rest(length(u32()));
  }

  /** Bytes behind a u64 length. */
  byte[] bytes64() throws RecordException {
    return rest(length(u64()));
  }

  byte[] rest(int length) throws RecordException {
    int from = take(length);
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  Map<String, String> stringMap() throws RecordException {
    FieldReader entries = entries();
    Map<String, String> map = new LinkedHashMap<>();
    while (entries.remaining() > 0) {
      map.put(entries.string(), entries.string());
    }
    return map;
  }

  /** A map of u16 to u64. */
  Map<Integer, Long> numberMap() throws RecordException {
    FieldReader entries = entries();
    Map<Integer, Long> map = new LinkedHashMap<>();
    while (entries.remaining() > 0) {
      map.put(entries.u16(), entries.u64());
    }
    return map;
  }

  private FieldReader entries() throws RecordException {
    int length = length(u32());
    int from = take(length);
    return new FieldReader(bytes, from, from + length);
  }

  private int length(long length) throws RecordException {
    if (length < 0 || length > remaining()) {
      throw new RecordException(
          "a field within the record's " + remaining() + " bytes left",
          Long.toUnsignedString(length) + " bytes");
    }
    return (int) length;
  }

  private int take(int length) throws RecordException {
    if (length > end - at) {
      throw new RecordException(length + " more bytes of a record", (end - at) + " bytes");
    }
    int from = at;
    at += length;
    return from;
  }
}
