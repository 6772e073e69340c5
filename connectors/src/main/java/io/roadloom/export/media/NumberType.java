package io.roadloom.export.media;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.annotation.Nullable;

/** Types of a point's values, in the order of ROS's PointField. */
enum NumberType {
  INT8(1),
  UINT8(1),
  INT16(2),
  UINT16(2),
  INT32(4),
  UINT32(4),
  FLOAT32(4),
  FLOAT64(8);

  private static final NumberType[] FOXGLOVE = {
    UINT8, INT8, UINT16, INT16, UINT32, INT32, FLOAT32, FLOAT64
  };
  private final int size;

  NumberType(int size) {
    this.size = size;
  }

  /** Bytes. */
  int size() {
    return size;
  }

  /** By ROS's number, from 1. */
  @Nullable
  static NumberType ofRos(int number) {
    return number > 0 && number <= values().length ? values()[number - 1] : null;
  }

  /** By Foxglove's number, from 1. */
  @Nullable
  static NumberType ofFoxglove(int number) {
    return number > 0 && number <= FOXGLOVE.length ? FOXGLOVE[number - 1] : null;
  }

  @Nullable
  static NumberType named(String name) {
    return Arrays.stream(values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The nearest float32 of the value at {@code at}. */
  float value(ByteBuffer in, int at) {
    return switch (this) {
      case INT8 -> in.get(at);
      case UINT8 -> in.get(at) & 0xff;
      case INT16 -> in.getShort(at);
      case UINT16 -> in.getShort(at) & 0xffff;
      case INT32 -> in.getInt(at);
      case UINT32 -> in.getInt(at) & 0xffffffffL;
      case FLOAT32 -> in.getFloat(at);
      case FLOAT64 -> (float) in.getDouble(at);
    };
  }
}
