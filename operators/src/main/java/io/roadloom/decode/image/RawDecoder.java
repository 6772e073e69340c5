package io.roadloom.decode.image;

/** Averages raw pixels to a gray plane. */
final class RawDecoder {
  private final GrayAccumulator pixels = new GrayAccumulator();
  private int[] line = new int[0];

  /**
   * @param step bytes from one row to the next; 0 where rows follow each other closely
   */
  void decode(
      byte[] data,
      int offset,
      int length,
      RawEncoding encoding,
      int width,
      int height,
      int step,
      boolean bigEndian,
      GrayPlane out)
      throws UnreadableImageException {
    long used = (long) Math.max(0, width) * encoding.pixelBytes();
    long stride = step == 0 ? used : step & 0xFFFFFFFFL;
    boolean fits = stride * (height - 1L) + used <= length;
    PixelLimit.check(width & 0xFFFFFFFFL, height & 0xFFFFFFFFL, fits, length);
    if (stride < used) {
      throw new UnreadableImageException(
          "rows of " + stride + " bytes are too short for " + width + " pixels");
    }
    if (line.length < width) {
      line = new int[width];
    }
    pixels.begin(width, height, encoding.unit(), 8 * encoding.sampleBytes(), out);
    for (int y = 0; y < height; y++) {
      int row = offset + (int) (y * stride);
      if (encoding.sampleBytes() == 1) {
        readBytes(data, row, encoding, width);
      } else {
        readShorts(data, row, encoding, width, bigEndian);
      }
      pixels.add(y, 0, 1, line, width);
    }
    pixels.finish();
  }

  private void readBytes(byte[] data, int row, RawEncoding encoding, int width) {
    int pixel = encoding.pixelBytes();
    int red = row + encoding.red();
    int green = row + encoding.green();
    int blue = row + encoding.blue();
    if (encoding.isGray()) {
      for (int x = 0; x < width; x++) {
        line[x] = data[red + x * pixel] & 0xFF;
      }
      return;
    }
    for (int x = 0; x < width; x++) {
      int at = x * pixel;
      line[x] = Luma.of(data[red + at] & 0xFF, data[green + at] & 0xFF, data[blue + at] & 0xFF);
    }
  }

  private void readShorts(
      byte[] data, int row, RawEncoding encoding, int width, boolean bigEndian) {
    int high = bigEndian ? 0 : 1;
    for (int x = 0; x < width; x++) {
      int at = row + x * encoding.pixelBytes();
      int red = u16(data, at + encoding.red(), high);
      line[x] =
          encoding.isGray()
              ? red
              : Luma.of(
                  red,
                  u16(data, at + encoding.green(), high),
                  u16(data, at + encoding.blue(), high));
    }
  }

  private static int u16(byte[] data, int at, int high) {
    return (data[at + high] & 0xFF) << 8 | data[at + 1 - high] & 0xFF;
  }
}
