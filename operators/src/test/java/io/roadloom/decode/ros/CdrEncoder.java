package io.roadloom.decode.ros;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Serializes values by the rules of CDR or of ROS 1: written from the rules, not from the decoder.
 */
final class CdrEncoder {
  /** Encapsulations of plain and of delimited XCDR2. */
  static final int CDR2 = 0x06;

  static final int DELIMITED = 0x08;
  private final boolean cdr;
  private final boolean big;
  private final int kind;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  CdrEncoder(boolean cdr, boolean big) {
    this(cdr, big, 0);
  }

  CdrEncoder(boolean cdr, boolean big, int kind) {
    this.cdr = cdr;
    this.big = big;
    this.kind = kind;
    struct();
  }

  /** Announces a struct; readers that skip its size need not know it. */
  void struct() {
    if (kind == DELIMITED) {
      number(0, 4);
    }
  }

  /** Announces an array of anything but primitives, likewise. */
  void array() {
    if (kind != 0) {
      number(0, 4);
    }
  }

  byte[] message() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    if (cdr) {
      all.writeBytes(new byte[] {0, (byte) (kind + (big ? 0 : 1)), 0, 0});
    }
    all.writeBytes(body.toByteArray());
    return all.toByteArray();
  }

  void number(long bits, int size) {
    while (cdr && body.size() % Math.min(size, kind == 0 ? 8 : 4) != 0) {
      body.write(0);
    }
    for (int i = 0; i < size; i++) {
      body.write((int) (bits >>> (8 * (big ? size - 1 - i : i))));
    }
  }

  void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length + (cdr ? 1 : 0), 4);
    body.writeBytes(bytes);
    if (cdr) {
      body.write(0);
    }
  }
}
