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
}
