package io.roadloom.decode.image;

import java.util.Arrays;

/** The Huffman tables met lately. A camera uses the same ones for every image. */
final class HuffmanCache {
  private static final int SIZE = 16;
  private final HuffmanTable[] tables = new HuffmanTable[SIZE];
  private int next;

  /** The table whose counts and symbols are {@code data[offset .. offset + length)}. */
  HuffmanTable table(byte[] data, int offset, int length) throws UnreadableImageException {
    for (HuffmanTable table : tables) {
      if (table != null && table.isOf(data, offset, length)) {
        return table;
      }
    }
    HuffmanTable table = new HuffmanTable(Arrays.copyOfRange(data, offset, offset + length));
    tables[next] = table;
    next = (next + 1) % SIZE;
    return table;
  }
}
