package io.roadloom.decode.image;

/** Luma of BT.601, as JPEG has it. */
final class Luma {
  private Luma() {}

  /** The luma of samples of up to 16 bits, on the same scale. */
  static int of(int red, int green, int blue) {
    return (77 * red + 150 * green + 29 * blue + 128) >> 8;
  }
}
