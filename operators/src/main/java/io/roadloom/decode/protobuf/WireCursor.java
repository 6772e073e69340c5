package io.roadloom.decode.protobuf;

import com.google.protobuf.WireFormat;
import io.roadloom.decode.MalformedMessageException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A place in protobuf's wire format. One is used for all messages of a decoder. */
final class WireCursor {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MAX_GROUPS = 100;
  private byte[] data;
  private int start;
  private int at;
  private int end;

  void open(byte[] bytes, int offset, int length) {
    data = bytes;
    start = offset;
    at = offset;
    end = offset + length;
  }

  byte[] data() {
    return data;
  }

  int at() {
    return at;
  }

  /** Where a place in the data lies in the message. */
  int offset(int place) {
    return place - start;
  }

  boolean atEnd() {
    return at == end;
  }

  /** Makes what is read end at {@code newEnd}; returns where it ended before. */
  int limit(int newEnd) {
    int old = end;
    end = newEnd;
    return old;
  }

  int tag() throws MalformedMessageException {
    long tag = varint();
    if (tag >>> 32 != 0 || WireFormat.getTagFieldNumber((int) tag) == 0) {
      throw malformed("a field's number", "tag " + Long.toUnsignedString(tag));
    }
    return (int) tag;
  }

  long varint() throws MalformedMessageException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      need(1);
      byte next = data[at++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw malformed("a varint of at most 10 bytes", "a longer one");
  }

  long fixed32() throws MalformedMessageException {
    need(4);
    at += 4;
    return (int) INT.get(data, at - 4);
  }

  long fixed64() throws MalformedMessageException {
    need(8);
    at += 8;
    return (long) LONG.get(data, at - 8);
  }

  /** The length of what follows, which the message has room for. */
  int length() throws MalformedMessageException {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw malformed(Long.toUnsignedString(length) + " bytes", (end - at) + " bytes");
    }
    return (int) length;
  }

  void pass(int bytes) {
    at += bytes;
  }

  /** Passes over the value of a field that nobody asked for. */
  void skip(int tag) throws MalformedMessageException {
    skip(tag, 0);
  }

  private void skip(int tag, int depth) throws MalformedMessageException {
    switch (WireFormat.getTagWireType(tag)) {
      case WireFormat.WIRETYPE_VARINT -> varint();
      case WireFormat.WIRETYPE_FIXED32 -> fixed32();
      case WireFormat.WIRETYPE_FIXED64 -> fixed64();
      case WireFormat.WIRETYPE_LENGTH_DELIMITED -> pass(length());
      case WireFormat.WIRETYPE_START_GROUP -> skipGroup(tag, depth + 1);
      default -> throw malformed("a value", "tag " + tag);
    }
  }

  private void skipGroup(int start, int depth) throws MalformedMessageException {
    if (depth > MAX_GROUPS) {
      throw malformed("at most " + MAX_GROUPS + " groups in each other", "more");
    }
    int last = start - WireFormat.WIRETYPE_START_GROUP + WireFormat.WIRETYPE_END_GROUP;
    for (int tag = tag(); tag != last; tag = tag()) {
      skip(tag, depth);
    }
  }

  private void need(int bytes) throws MalformedMessageException {
    if (end - at < bytes) {
      throw malformed(bytes + " more bytes", (end - at) + " bytes");
    }
  }

  private MalformedMessageException malformed(String expected, String found) {
    return new MalformedMessageException(at - start, expected, found);
  }
}
