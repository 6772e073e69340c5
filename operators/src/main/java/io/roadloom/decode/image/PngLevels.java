package io.roadloom.decode.image;

/** Gray levels of a PNG row's pixels; transparency is ignored. */
final class PngLevels {
  private PngLevels() {}

  /**
   * @param row the filter's number, then the samples
   */
  static void read(byte[] row, PngHeader header, int count, int[] level) {
    if (header.depth < 8) {
      readPacked(row, header, count, level);
    } else if (header.isPalette()) {
      for (int i = 0; i < count; i++) {
        level[i] = header.paletteLuma[row[1 + i] & 0xFF];
      }
    } else {
      readWhole(row, header, count, level);
    }
  }

  private static void readPacked(byte[] row, PngHeader header, int count, int[] level) {
    int depth = header.depth;
    int max = (1 << depth) - 1;
    for (int i = 0; i < count; i++) {
      int bit = i * depth;
      int sample = row[1 + (bit >> 3)] >> (8 - depth - (bit & 7)) & max;
      level[i] = header.isPalette() ? header.paletteLuma[sample] : sample * 255 / max;
    }
  }

  private static void readWhole(byte[] row, PngHeader header, int count, int[] level) {
    int sampleBytes = header.depth / 8;
    int pixel = sampleBytes * header.samples();
    for (int i = 0; i < count; i++) {
      int at = 1 + i * pixel;
      level[i] =
          header.isColour()
              ? Luma.of(
                  sample(row, at, sampleBytes),
                  sample(row, at + sampleBytes, sampleBytes),
                  sample(row, at + 2 * sampleBytes, sampleBytes))
              : sample(row, at, sampleBytes);
    }
  }

  private static int sample(byte[] row, int at, int bytes) {
    int high = row[at] & 0xFF;
    return bytes == 1 ? high : high << 8 | row[at + 1] & 0xFF;
  }
}
