package io.roadloom.decode.image;

import java.util.Arrays;

/**
 * A Huffman table of a JPEG, with lookups that take a window of the bit stream's next bits. Those
 * for AC coefficients skip several coefficients at once; see {@link #acSkips}.
 */
final class HuffmanTable {
  /** Bits of the windows that the lookups take. */
  static final int WINDOW = 12;

  /** Advance of an AC entry whose last symbol ends the block. */
  static final int END_OF_BLOCK = 128;

  /** Advance of an AC entry that says nothing: decode by {@link #symbol}. */
  static final int UNKNOWN = 256;

  private static final int LAST_COEFFICIENT = 63;

  /** As in the file: 16 counts of codes by length, then the symbols. */
  private final byte[] definition;

  /** First code of length n + 1 or longer, aligned to 16 bits; by n. */
  private final int[] limit = new int[17];

  /** Index of the symbol of code 0 of each length. */
  private final int[] base = new int[17];

  /** Code length and symbol, {@code length | symbol << 8}; 0 where the code is longer. */
  private final char[] first = new char[1 << WINDOW];

  private char[] acSkips;

  /**
   * @param definition 16 counts of codes by length, then the symbols
   * @throws UnreadableImageException where there are more codes than can be
   */
  HuffmanTable(byte[] definition) throws UnreadableImageException {
    this.definition = definition;
    int code = 0;
    int index = 0;
    for (int length = 1; length <= 16; length++) {
      base[length] = index - code;
      int count = definition[length - 1] & 0xFF;
      for (int i = 0; i < count; i++) {
        enter(code++, length, index++);
      }
      if (code > 1 << length) {
        throw new UnreadableImageException(
            "Huffman table with more codes of " + length + " bits than there can be");
      }
      limit[length] = code << (16 - length);
      code <<= 1;
    }
  }

  private void enter(int code, int length, int index) {
    if (length <= WINDOW && code < 1 << length) {
      int from = code << (WINDOW - length);
      int to = from + (1 << (WINDOW - length));
      Arrays.fill(first, from, to, (char) (length | (definition[16 + index] & 0xFF) << 8));
    }
  }

  boolean isOf(byte[] data, int offset, int length) {
    return Arrays.equals(definition, 0, definition.length, data, offset, offset + length);
  }

  /** The first symbol of each window, {@code length | symbol << 8}; 0 where the code is longer. */
  char[] first() {
    return first;
  }

  /**
   * The code at the head of {@code bits}.
   *
   * @param bits the stream's next bits, from the highest on
   * @return {@code length | symbol << 8}; 0 where there is no such code
   */
  int symbol(long bits) {
    int head = (int) (bits >>> 48);
    for (int length = 1; length <= 16; length++) {
      if (head < limit[length]) {
        int symbol = definition[16 + base[length] + (head >>> (16 - length))] & 0xFF;
        return length | symbol << 8;
      }
    }
    return 0;
  }

  /**
   * What whole AC symbols, the bits of their values included, a window starts with: {@code length |
   * advance << 6}, where length is how many bits they take and advance how many coefficients they
   * are. {@link #END_OF_BLOCK} is added where the last one is the end of the block, and the advance
   * is {@link #UNKNOWN} where not even one code fits. The value's bits of a lone symbol may reach
   * past the window.
   */
  char[] acSkips() {
    if (acSkips == null) {
      acSkips = new char[1 << WINDOW];
      for (int window = 0; window < acSkips.length; window++) {
        acSkips[window] = skip(window);
      }
    }
    return acSkips;
  }

  private char skip(int window) {
    int taken = 0;
    int advance = 0;
    while (taken < WINDOW) {
      int entry = first[window << taken & (1 << WINDOW) - 1];
      int symbol = entry >>> 8;
      int size = symbol & 15;
      int length = (entry & 0xFF) + size;
      int step = size == 0 && symbol != 0xF0 ? END_OF_BLOCK : (symbol >>> 4) + 1;
      boolean sound = entry != 0 && size <= 10 && (step < END_OF_BLOCK || symbol == 0);
      boolean fits = taken == 0 || taken + length <= WINDOW;
      if (!sound || !fits) {
        break;
      }
      taken += length;
      advance += step;
      if (advance > LAST_COEFFICIENT) {
        break;
      }
    }
    return (char) (taken | (taken == 0 ? UNKNOWN : advance) << 6);
  }
}
