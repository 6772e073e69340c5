package io.roadloom.decode.image;

/** A colour component of a JPEG frame, and where its DC coefficients go. */
final class JpegComponent {
  int id;
  int horizontal;
  int vertical;
  int quantizer;

  /** Pixels. */
  int width;

  int height;

  /** Blocks that hold pixels. */
  int columns;

  int rows;

  /** Blocks a row as stored: {@link #columns} rounded up to whole MCUs. */
  int stride;

  /** Index of the first DC coefficient; all of an unwanted component go to one cell. */
  int start;

  boolean wanted;

  /** Bits of the DC coefficients still to come; −1 before the first scan. */
  int missingBits;

  /** Step of the DC quantizer when the first scan began. */
  int step;

  /** Of the scan that is under way. */
  HuffmanTable dc;

  HuffmanTable ac;

  boolean complete() {
    return !wanted || missingBits == 0;
  }
}
