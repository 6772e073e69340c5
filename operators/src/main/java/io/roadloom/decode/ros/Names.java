package io.roadloom.decode.ros;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Remembers the last names of frames, so that the same bytes are one String. */
final class Names {
  private static final int SIZE = 16;
  private final byte[][] bytes = new byte[SIZE][];
  private final String[] names = new String[SIZE];

  /** The text in {@code data[from .. from + length)}. */
  String of(byte[] data, int from, int length) {
    int hash = length;
    for (int i = 0; i < Math.min(length, 8); i++) {
      hash = 31 * hash + data[from + length - 1 - i];
    }
    int place = hash & (SIZE - 1);
    byte[] known = bytes[place];
    if (known == null || !Arrays.equals(known, 0, known.length, data, from, from + length)) {
      bytes[place] = Arrays.copyOfRange(data, from, from + length);
      names[place] = new String(bytes[place], StandardCharsets.UTF_8);
    }
    return names[place];
  }
}
