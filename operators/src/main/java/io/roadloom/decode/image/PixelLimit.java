package io.roadloom.decode.image;

/** Sizes that a header may claim. */
final class PixelLimit {
  private static final long MAX_PIXELS = 1L << 28;

  private PixelLimit() {}

  /**
   * @param plausible whether so many pixels can be in {@code length} bytes
   */
  static void check(long width, long height, boolean plausible, int length)
      throws UnreadableImageException {
    if (width == 0 || height == 0) {
      throw new UnreadableImageException("no pixels: " + width + " × " + height);
    }
    if (width > MAX_PIXELS || height > MAX_PIXELS || width * height > MAX_PIXELS) {
      throw new UnreadableImageException("too large: " + width + " × " + height + " pixels");
    }
    if (!plausible) {
      throw new UnreadableImageException(
          width + " × " + height + " pixels cannot be in " + length + " bytes");
    }
  }
}
