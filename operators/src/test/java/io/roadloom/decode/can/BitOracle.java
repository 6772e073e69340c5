package io.roadloom.decode.can;

import java.math.BigInteger;

/** Reads signals bit by bit, in numbers of any size, as the format's specification tells it. */
final class BitOracle {
  private BitOracle() {}

  /** The raw value; null where the frame is too short for it. */
  static BigInteger raw(byte[] frame, int start, int length, boolean bigEndian, boolean signed) {
    BigInteger value = BigInteger.ZERO;
    int bit = start;
    for (int i = 0; i < length; i++) {
      if (bit / 8 >= frame.length) {
        return null;
      }
      boolean set = (frame[bit / 8] >> (bit % 8) & 1) == 1;
      if (set) {
        value = value.setBit(bigEndian ? length - 1 - i : i);
      }
      // Big-endian: down to the byte's lowest bit, then on at the next byte's highest.
      bit = !bigEndian ? bit + 1 : bit % 8 == 0 ? bit + 15 : bit - 1;
    }
    return signed && value.testBit(length - 1)
        ? value.subtract(BigInteger.ONE.shiftLeft(length))
        : value;
  }
}
