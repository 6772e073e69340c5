package io.roadloom.decode.image;

import java.util.Arrays;

/**
 * Decodes a JPEG at an eighth of its size, to gray: one cell a block, its level the DC coefficient.
 * Baseline, extended and progressive Huffman JPEGs of 8 bits. All buffers are kept for the next
 * image.
 */
public final class JpegDecoder {
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int DHT = 0xC4;
  private static final int DQT = 0xDB;
  private static final int DRI = 0xDD;
  private static final int RST0 = 0xD0;
  private static final int TEM = 0x01;
  private static final int APP14 = 0xEE;

  /** More whole bytes than this after a scan's last MCU: it did not go as it should. */
  private static final int MAX_PADDING = 32;

  private final ImageCursor in = new ImageCursor();
  private final JpegTables tables = new JpegTables();
  private final JpegFrame frame = new JpegFrame();
  private final JpegScan scan = new JpegScan();
  private final EntropyBits entropy = new EntropyBits(in);
  private final McuWalk sequential = new SequentialWalk();
  private final McuWalk progressive = new ProgressiveWalk();
  private final JpegGray gray = new JpegGray();
  private final int[] predictions = new int[4];
  private int imageLength;

  /** Of the last image, pixels. */
  public int width() {
    return frame.width;
  }

  public int height() {
    return frame.height;
  }

  /**
   * Decodes {@code data[offset .. offset + length)} into {@code out}.
   *
   * @throws UnreadableImageException where it is no JPEG, a damaged one, or one of another kind
   */
  public void decode(byte[] data, int offset, int length, GrayPlane out)
      throws UnreadableImageException {
    begin(data, offset, length);
    boolean more = true;
    while (more) {
      more = segment(marker());
    }
    gray.convert(frame, tables.adobeTransform, out);
  }

  /**
   * Reads no further than the frame header, which has {@link #width()} and {@link #height()}.
   *
   * @throws UnreadableImageException where {@link #decode} would stop there too
   */
  void readSize(byte[] data, int offset, int length) throws UnreadableImageException {
    begin(data, offset, length);
    while (!frame.known()) {
      segment(marker());
    }
  }

  private void begin(byte[] data, int offset, int length) throws UnreadableImageException {
    in.reset(data, offset, length);
    imageLength = length;
    tables.clear();
    frame.clear();
    if (in.u16() != (0xFF00 | SOI)) {
      throw in.faultAt(offset, "expected a JPEG");
    }
  }

  private int marker() throws UnreadableImageException {
    int value = in.u8();
    if (value != 0xFF) {
      throw in.faultAt(in.position - 1, "expected a marker, found " + value);
    }
    while (value == 0xFF) {
      value = in.u8();
    }
    return value;
  }

  /** Whether there is more to be read. */
  private boolean segment(int marker) throws UnreadableImageException {
    if (marker == TEM) {
      return true;
    }
    if (marker == EOI && frame.progressive && wantedBegun()) {
      return false;
    }
    if (marker < 0xC0 || marker >= RST0 && marker <= EOI) {
      throw in.fault("expected a segment, found marker 0x" + Integer.toHexString(marker));
    }
    int start = in.position;
    int end = start + in.u16();
    if (end < in.position || end > in.end()) {
      throw in.faultAt(start, "expected a segment's length, found " + (end - start));
    }
    read(marker, end);
    if (in.position > end) {
      throw in.faultAt(start, "expected a longer segment, found " + (end - start) + " bytes");
    }
    in.position = end;
    return marker != SOS || scan();
  }

  private void read(int marker, int end) throws UnreadableImageException {
    if (JpegFrame.isStart(marker)) {
      frame.read(marker, in, imageLength);
    } else if (marker == DHT) {
      tables.readHuffman(in, end);
    } else if (marker == DQT) {
      tables.readQuantizers(in, end);
    } else if (marker == DRI) {
      tables.restartInterval = in.u16();
    } else if (marker == APP14) {
      tables.readAdobe(in, end);
    } else if (marker == SOS) {
      readScan();
    }
  }

  private void readScan() throws UnreadableImageException {
    if (!frame.known()) {
      throw in.fault("expected a frame header before the first scan");
    }
    if (!begun()) {
      frame.allot(gray.components(frame, tables.adobeTransform));
    }
    scan.read(in, frame, tables);
  }

  private boolean begun() {
    for (int i = 0; i < frame.size; i++) {
      if (frame.components[i].missingBits >= 0) {
        return true;
      }
    }
    return false;
  }

  private boolean wantedBegun() {
    for (int i = 0; i < frame.size; i++) {
      if (frame.components[i].wanted && frame.components[i].missingBits < 0) {
        return false;
      }
    }
    return begun();
  }

  /** Decodes the scan at hand; whether another one is needed. */
  private boolean scan() throws UnreadableImageException {
    if (scan.bringsDc()) {
      decodeScan();
      return !frame.complete();
    }
    do {
      entropy.load();
    } while (skipRestart());
    return true;
  }

  private void decodeScan() throws UnreadableImageException {
    McuWalk walk = frame.progressive ? progressive : sequential;
    int interval = tables.restartInterval == 0 ? Integer.MAX_VALUE : tables.restartInterval;
    int untilRestart = interval;
    int restart = 0;
    startSegment();
    for (int row = 0; row < scan.mcuRows; row++) {
      int column = 0;
      while (column < scan.mcuColumns) {
        if (untilRestart == 0) {
          endSegment();
          restart(restart++ & 7);
          startSegment();
          untilRestart = interval;
        }
        int to = column + Math.min(scan.mcuColumns - column, untilRestart);
        walk.walk(entropy, scan, column, to, predictions, frame.coefficients);
        untilRestart -= to - column;
        column = to;
      }
      scan.nextRow();
    }
    endSegment();
  }

  private void startSegment() {
    entropy.load();
    Arrays.fill(predictions, 0);
  }

  private void endSegment() throws UnreadableImageException {
    if (entropy.overrun()) {
      throw entropy.fault("entropy-coded data end too early");
    }
    if (entropy.left() > MAX_PADDING) {
      throw entropy.fault("expected the end of a scan, found more data");
    }
  }

  private void restart(int number) throws UnreadableImageException {
    int found = marker();
    if (found != RST0 + number) {
      throw in.fault(
          "expected restart marker " + number + ", found 0x" + Integer.toHexString(found));
    }
  }

  private boolean skipRestart() throws UnreadableImageException {
    int at = in.position;
    int found = marker();
    if (found >= RST0 && found < SOI) {
      return true;
    }
    in.position = at;
    return false;
  }
}
