package io.roadloom.decode.image;

import java.util.Arrays;

/** A PNG's header and palette. */
final class PngHeader {
  private static final int GRAY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int GRAY_ALPHA = 4;
  private static final int RGBA = 6;

  int width;
  int height;
  int depth;
  boolean interlaced;
  private int colour;

  /** Luma of each palette entry; black where the palette has none. */
  final int[] paletteLuma = new int[256];

  void clear() {
    width = 0;
    Arrays.fill(paletteLuma, 0);
  }

  boolean known() {
    return width > 0;
  }

  boolean isPalette() {
    return colour == PALETTE;
  }

  boolean isColour() {
    return colour == RGB || colour == RGBA;
  }

  int samples() {
    return switch (colour) {
      case RGB -> 3;
      case RGBA -> 4;
      case GRAY_ALPHA -> 2;
      default -> 1;
    };
  }

  int bitsPerPixel() {
    return samples() * depth;
  }

  void read(ImageCursor in) throws UnreadableImageException {
    int start = in.position;
    long wide = in.u32();
    long high = in.u32();
    depth = in.u8();
    colour = in.u8();
    int compression = in.u8();
    int filter = in.u8();
    int interlace = in.u8();
    if (!sound() || compression != 0 || filter != 0 || interlace > 1) {
      throw in.faultAt(
          start,
          "expected a header, found colour type "
              + colour
              + ", depth "
              + depth
              + ", compression "
              + compression
              + ", filter "
              + filter
              + ", interlace "
              + interlace);
    }
    PixelLimit.check(wide, high, true, in.left());
    width = (int) wide;
    height = (int) high;
    interlaced = interlace == 1;
  }

  private boolean sound() {
    boolean whole = depth == 8 || depth == 16;
    boolean part = depth == 1 || depth == 2 || depth == 4;
    return switch (colour) {
      case GRAY -> whole || part;
      case PALETTE -> part || depth == 8;
      case RGB, GRAY_ALPHA, RGBA -> whole;
      default -> false;
    };
  }

  void readPalette(ImageCursor in, int length) throws UnreadableImageException {
    if (length % 3 != 0 || length > 768) {
      throw in.fault("expected a palette, found " + length + " bytes");
    }
    for (int i = 0; i < length / 3; i++) {
      paletteLuma[i] = Luma.of(in.u8(), in.u8(), in.u8());
    }
  }
}
