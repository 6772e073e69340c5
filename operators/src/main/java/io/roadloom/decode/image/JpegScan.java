package io.roadloom.decode.image;

/** A scan's header, and the blocks of its MCU. Reused from scan to scan. */
final class JpegScan {
  private static final int MAX_BLOCKS = 10;
  private final JpegComponent[] components = new JpegComponent[4];
  private final int[] slots = new int[4];
  private int size;
  private int spectralStart;

  /** Bits of the DC coefficients that an earlier scan brought down to; 0 in a first scan. */
  int high;

  /** Bits of the DC coefficients that later scans bring. */
  int low;

  int mcuColumns;
  int mcuRows;

  /** Blocks of an MCU, in the order of the stream. */
  int blocks;

  final JpegComponent[] block = new JpegComponent[MAX_BLOCKS];

  /** Index into the frame's coefficients, at the MCU at hand's row. */
  final int[] target = new int[MAX_BLOCKS];

  /** What an MCU further to the right adds to the target. */
  final int[] across = new int[MAX_BLOCKS];

  /** What an MCU further down adds to the target. */
  private final int[] down = new int[MAX_BLOCKS];

  /** Which component of the scan the block is of. */
  final int[] predictor = new int[MAX_BLOCKS];

  /** Reads the header behind its length. */
  void read(ImageCursor in, JpegFrame frame, JpegTables tables) throws UnreadableImageException {
    size = in.u8();
    if (size == 0 || size > 4) {
      throw in.fault("expected 1 to 4 components in a scan, found " + size);
    }
    for (int i = 0; i < size; i++) {
      components[i] = component(in.u8(), frame, in);
      for (int j = 0; j < i; j++) {
        if (components[j] == components[i]) {
          throw in.fault("expected different components in a scan");
        }
      }
      slots[i] = in.u8();
    }
    spectralStart = in.u8();
    in.skip(1);
    int approximation = in.u8();
    high = frame.progressive ? approximation >> 4 : 0;
    low = frame.progressive ? approximation & 15 : 0;
    if (bringsDc()) {
      for (int i = 0; i < size; i++) {
        begin(components[i], in, tables);
        if (high == 0) {
          components[i].dc = tables.huffman(0, slots[i] >> 4, in);
        }
        if (!frame.progressive) {
          components[i].ac = tables.huffman(1, slots[i] & 15, in);
        }
      }
      layOut(frame, in);
    }
  }

  /** Whether the scan has DC coefficients at all. */
  boolean bringsDc() {
    return spectralStart == 0;
  }

  private void begin(JpegComponent component, ImageCursor in, JpegTables tables)
      throws UnreadableImageException {
    boolean follows = high == 0 ? component.missingBits == -1 : component.missingBits == high;
    boolean sound = low <= 13 && (high == 0 || low == high - 1);
    if (!follows || !sound) {
      throw in.fault("expected the next bits of the DC coefficients, found " + high + " to " + low);
    }
    component.missingBits = low;
    if (high == 0) {
      component.step = tables.dcStep(component.quantizer, in);
    }
  }

  private void layOut(JpegFrame frame, ImageCursor in) throws UnreadableImageException {
    boolean alone = size == 1;
    mcuColumns = alone ? components[0].columns : frame.mcuColumns;
    mcuRows = alone ? components[0].rows : frame.mcuRows;
    blocks = 0;
    for (int i = 0; i < size; i++) {
      JpegComponent c = components[i];
      int horizontal = alone ? 1 : c.horizontal;
      int vertical = alone ? 1 : c.vertical;
      if (blocks + horizontal * vertical > MAX_BLOCKS) {
        throw in.fault("expected at most 10 blocks in an MCU");
      }
      for (int y = 0; y < vertical; y++) {
        for (int x = 0; x < horizontal; x++) {
          block[blocks] = c;
          predictor[blocks] = i;
          target[blocks] = c.wanted ? c.start + y * c.stride + x : 0;
          across[blocks] = c.wanted ? horizontal : 0;
          down[blocks++] = c.wanted ? vertical * c.stride : 0;
        }
      }
    }
  }

  void nextRow() {
    for (int i = 0; i < blocks; i++) {
      target[i] += down[i];
    }
  }

  private static JpegComponent component(int id, JpegFrame frame, ImageCursor in)
      throws UnreadableImageException {
    for (int i = 0; i < frame.size; i++) {
      if (frame.components[i].id == id) {
        return frame.components[i];
      }
    }
    throw in.fault("expected a component of the frame, found " + id);
  }
}
