package io.roadloom.format.lz4;

/** The bytes are not an LZ4 frame. Without a stack trace: it is a value, not a defect. */
public final class Lz4Exception extends Exception {
  private static final long serialVersionUID = 1;

  Lz4Exception(String message) {
    super(message, null, false, false);
  }
}
