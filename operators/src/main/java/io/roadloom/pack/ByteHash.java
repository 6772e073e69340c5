package io.roadloom.pack;

/** Hash of bytes, eight at a time: for tables that are looked into with every message. */
public final class ByteHash {
  private static final long PRIME = 0x9e3779b97f4a7c15L;

  private ByteHash() {}

  /** Of {@code bytes[from .. from + length)}; all bits are worth the same. */
  public static int of(byte[] bytes, int from, int length) {
    long mixed = length;
    int at = from;
    int to = from + length;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      mixed = (mixed ^ (long) Packer.LONG.get(bytes, at)) * PRIME;
      mixed ^= mixed >>> 32;
    }
    for (; at < to; at++) {
      mixed = (mixed ^ bytes[at]) * PRIME;
    }
    return (int) (mixed ^ mixed >>> 32);
  }
}
