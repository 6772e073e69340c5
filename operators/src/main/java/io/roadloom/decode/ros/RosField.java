package io.roadloom.decode.ros;

import javax.annotation.Nullable;

/**
 * A field of a message.
 *
 * @param struct of kind {@link Kind#STRUCT}, else null
 * @param count elements of a fixed array; {@link #SINGLE}, or {@link #SEQUENCE} of any length
 */
record RosField(String name, Kind kind, @Nullable RosType struct, int count) {
  static final int SINGLE = -1;
  static final int SEQUENCE = -2;

  static RosField single(String name, Kind kind) {
    return new RosField(name, kind, null, SINGLE);
  }

  boolean isSingle() {
    return count == SINGLE;
  }

  /** Bytes that a value, or an element of the array, takes at least. */
  long minElementBytes() {
    return switch (kind) {
      case STRUCT -> struct.minBytes();
      case STRING, WSTRING -> Kind.UINT32.size();
      default -> kind.size();
    };
  }

  /** Bytes that the field takes at least. */
  long minBytes() {
    return switch (count) {
      case SINGLE -> minElementBytes();
      case SEQUENCE -> Kind.UINT32.size();
      // Beyond what any message holds the figure need not be exact, only not overflow.
      default -> count * Math.min(minElementBytes(), 1L << 32);
    };
  }
}
