package io.roadloom.decode.ros;

/** What a field has to be, so that a meaning can be made of it. */
enum Shape {
  INTEGER,
  FLOAT64,
  TEXT,
  BYTES,
  FLOAT64S;

  boolean fits(RosField field) {
    Kind kind = field.kind();
    boolean floating = kind == Kind.FLOAT32 || kind == Kind.FLOAT64;
    return switch (this) {
      case INTEGER -> field.isSingle() && kind.isPrimitive() && !floating;
      case FLOAT64 -> field.isSingle() && kind == Kind.FLOAT64;
      case TEXT -> field.isSingle() && kind == Kind.STRING;
      case BYTES -> !field.isSingle() && (kind == Kind.UINT8 || kind == Kind.INT8);
      case FLOAT64S -> !field.isSingle() && kind == Kind.FLOAT64;
    };
  }
}
