package io.roadloom.decode.image;

import java.util.Arrays;

/** Rows of a PNG as they inflate: undoes filters and interlacing, hands gray pixels on. */
final class PngRows {
  private static final int[] START_X = {0, 4, 0, 2, 0, 1, 0};
  private static final int[] START_Y = {0, 0, 4, 0, 2, 0, 1};
  private static final int[] STEP_X = {8, 8, 4, 4, 2, 2, 1};
  private static final int[] STEP_Y = {8, 8, 8, 4, 4, 2, 2};
  private static final int PASSES = 7;

  private final GrayAccumulator pixels = new GrayAccumulator();
  private PngHeader header;
  private byte[] row = new byte[0];
  private byte[] above = new byte[0];
  private int[] level = new int[0];
  private int pass;
  private int y;
  private int columns;
  private int rowBytes;
  private int filled;

  void begin(PngHeader of, GrayPlane out) {
    header = of;
    pixels.begin(of.width, of.height, 1, Math.max(8, of.depth), out);
    int longest = 1 + bytes(of.width);
    if (row.length < longest) {
      row = new byte[longest];
      above = new byte[longest];
    }
    if (level.length < of.width) {
      level = new int[of.width];
    }
    pass = -1;
    nextPass();
  }

  private int bytes(int pixelCount) {
    return (int) (((long) pixelCount * header.bitsPerPixel() + 7) / 8);
  }

  private int passes() {
    return header.interlaced ? PASSES : 1;
  }

  private int stepX() {
    return header.interlaced ? STEP_X[pass] : 1;
  }

  private void nextPass() {
    do {
      pass++;
      if (complete()) {
        return;
      }
      int startX = header.interlaced ? START_X[pass] : 0;
      y = header.interlaced ? START_Y[pass] : 0;
      columns = (header.width - startX + stepX() - 1) / stepX();
    } while (columns <= 0 || y >= header.height);
    rowBytes = 1 + bytes(columns);
    filled = 0;
    Arrays.fill(above, (byte) 0);
  }

  boolean complete() {
    return pass == passes();
  }

  byte[] buffer() {
    return row;
  }

  int filled() {
    return filled;
  }

  int missing() {
    return rowBytes - filled;
  }

  /** Takes {@code bytes} more that are now in the buffer. */
  void fill(int bytes, ImageCursor in) throws UnreadableImageException {
    filled += bytes;
    if (filled < rowBytes) {
      return;
    }
    PngFilter.undo(row, above, rowBytes, Math.max(1, header.bitsPerPixel() / 8), in);
    PngLevels.read(row, header, columns, level);
    pixels.add(y, header.interlaced ? START_X[pass] : 0, stepX(), level, columns);
    byte[] spare = above;
    above = row;
    row = spare;
    filled = 0;
    y += header.interlaced ? STEP_Y[pass] : 1;
    if (y >= header.height) {
      nextPass();
    }
  }

  void finish() {
    pixels.finish();
  }
}
