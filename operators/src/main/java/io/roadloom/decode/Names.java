package io.roadloom.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Remembers the last short texts, so that the same bytes are one String. Not thread-safe. */
public final class Names {
  private static final int SIZE = 64;

  /** Longer texts are hardly names: they are not kept. */
  private static final int MAX_LENGTH = 256;

  private final byte[][] bytes = new byte[SIZE][];
  private final String[] names = new String[SIZE];

  /** The UTF-8 text in {@code data[from .. from + length)}. */
  public String of(byte[] data, int from, int length) {
    if (length > MAX_LENGTH) {
      return new String(data, from, length, StandardCharsets.UTF_8);
    }
    int hash = length;
    for (int i = 0; i < Math.min(length, 8); i++) {
      hash = 31 * hash + data[from + length - 1 - i];
    }
    int place = (hash ^ hash >>> 6) & (SIZE - 1);
    byte[] known = bytes[place];
    if (known == null || !Arrays.equals(known, 0, known.length, data, from, from + length)) {
      bytes[place] = Arrays.copyOfRange(data, from, from + length);
      names[place] = new String(bytes[place], StandardCharsets.UTF_8);
    }
    return names[place];
  }
}
