package io.roadloom.decode.ros;

/** Kinds of fields, with the bytes that a primitive takes and is aligned to. */
enum Kind {
  BOOL(1),
  INT8(1),
  UINT8(1),
  INT16(2),
  UINT16(2),
  INT32(4),
  UINT32(4),
  INT64(8),
  UINT64(8),
  FLOAT32(4),
  FLOAT64(8),
  STRING(0),
  WSTRING(0),
  STRUCT(0);

  private final int size;

  Kind(int size) {
    this.size = size;
  }

  int size() {
    return size;
  }

  boolean isPrimitive() {
    return size > 0;
  }
}
