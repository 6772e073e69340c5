package io.roadloom.decode.image;

import java.util.Arrays;

/** What a JPEG's segments define for the scans that follow: tables, restart interval, colours. */
final class JpegTables {
  private static final int SLOTS = 4;
  private final HuffmanCache cache = new HuffmanCache();
  private final HuffmanTable[] huffman = new HuffmanTable[2 * SLOTS];
  private final int[] dcStep = new int[SLOTS];

  /** MCUs between restart markers; 0 for none. */
  int restartInterval;

  /** Transform that Adobe's segment names; −1 where there is none. */
  int adobeTransform;

  void clear() {
    Arrays.fill(huffman, null);
    Arrays.fill(dcStep, 0);
    restartInterval = 0;
    adobeTransform = -1;
  }

  /**
   * @param tableClass 0 for DC, 1 for AC
   */
  HuffmanTable huffman(int tableClass, int id, ImageCursor in) throws UnreadableImageException {
    HuffmanTable table = id < SLOTS ? huffman[tableClass * SLOTS + id] : null;
    if (table == null && id < 2) {
      return StandardHuffman.table(tableClass, id);
    }
    if (table == null) {
      throw in.fault("expected a defined Huffman table, found table " + id);
    }
    return table;
  }

  int dcStep(int id, ImageCursor in) throws UnreadableImageException {
    if (dcStep[id] == 0) {
      throw in.fault("expected a defined quantizer, found quantizer " + id);
    }
    return dcStep[id];
  }

  void readHuffman(ImageCursor in, int end) throws UnreadableImageException {
    while (in.position < end) {
      int slot = in.u8();
      int from = in.position;
      in.skip(16);
      int symbols = 0;
      for (int i = from; i < from + 16; i++) {
        symbols += in.data[i] & 0xFF;
      }
      if ((slot & 0xEC) != 0 || symbols > 256 || in.position + symbols > end) {
        throw in.faultAt(from - 1, "broken Huffman table");
      }
      in.skip(symbols);
      huffman[(slot >> 4) * SLOTS + (slot & 3)] = cache.table(in.data, from, 16 + symbols);
    }
  }

  void readQuantizers(ImageCursor in, int end) throws UnreadableImageException {
    while (in.position < end) {
      int slot = in.u8();
      boolean wide = slot >> 4 == 1;
      if ((slot & 0xEC) != 0 || in.position + (wide ? 128 : 64) > end) {
        throw in.fault("broken quantizer");
      }
      int step = wide ? in.u16() : in.u8();
      if (step == 0) {
        throw in.fault("expected a quantizer's step above 0");
      }
      dcStep[slot & 3] = step;
      in.skip(wide ? 126 : 63);
    }
  }

  void readAdobe(ImageCursor in, int end) throws UnreadableImageException {
    if (end - in.position >= 12
        && in.u8() == 'A'
        && in.u8() == 'd'
        && in.u8() == 'o'
        && in.u8() == 'b'
        && in.u8() == 'e') {
      in.skip(6);
      adobeTransform = in.u8();
    }
  }
}
