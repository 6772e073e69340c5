package io.roadloom.lake;

import java.io.Serializable;

/**
 * A digest over rows that does not depend on their order: the sum of their 128-bit hashes.
 *
 * @param high one half of the sum
 * @param low the other
 */
record RowDigest(long high, long low) implements Serializable {
  static final RowDigest ZERO = new RowDigest(0, 0);

  RowDigest plus(RowDigest other) {
    return new RowDigest(high + other.high, low + other.low);
  }

  RowDigest minus(RowDigest other) {
    return new RowDigest(high - other.high, low - other.low);
  }

  /** Of what {@link #hex} gave. */
  static RowDigest of(String hex) {
    return new RowDigest(
        Long.parseUnsignedLong(hex.substring(0, 16), 16),
        Long.parseUnsignedLong(hex.substring(16), 16));
  }

  String hex() {
    return String.format("%016x%016x", high, low);
  }
}
