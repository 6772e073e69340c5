package io.roadloom.decode.image;

/** Undoes a PNG row's filter. */
final class PngFilter {
  private PngFilter() {}

  /**
   * @param row the filter's number, then the bytes, which are replaced
   * @param above the row above, likewise
   * @param end bytes of both
   * @param pixel bytes from a sample to that of the pixel to the left
   */
  static void undo(byte[] row, byte[] above, int end, int pixel, ImageCursor in)
      throws UnreadableImageException {
    switch (row[0]) {
      case 0 -> {}
      case 1 -> sub(row, end, pixel);
      case 2 -> up(row, above, end);
      case 3 -> average(row, above, end, pixel);
      case 4 -> paeth(row, above, end, pixel);
      default -> throw in.fault("expected filter 0 to 4, found " + row[0]);
    }
  }

  private static void sub(byte[] row, int end, int pixel) {
    for (int i = 1 + pixel; i < end; i++) {
      row[i] += row[i - pixel];
    }
  }

  private static void up(byte[] row, byte[] above, int end) {
    for (int i = 1; i < end; i++) {
      row[i] += above[i];
    }
  }

  private static void average(byte[] row, byte[] above, int end, int pixel) {
    for (int i = 1; i < end; i++) {
      int left = i > pixel ? row[i - pixel] & 0xFF : 0;
      row[i] += (byte) ((left + (above[i] & 0xFF)) >> 1);
    }
  }

  private static void paeth(byte[] row, byte[] above, int end, int pixel) {
    for (int i = 1; i < end; i++) {
      int left = i > pixel ? row[i - pixel] & 0xFF : 0;
      int up = above[i] & 0xFF;
      int corner = i > pixel ? above[i - pixel] & 0xFF : 0;
      row[i] += (byte) predictor(left, up, corner);
    }
  }

  private static int predictor(int left, int up, int corner) {
    int toLeft = Math.abs(up - corner);
    int toUp = Math.abs(left - corner);
    int toCorner = Math.abs(left + up - 2 * corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }
}
