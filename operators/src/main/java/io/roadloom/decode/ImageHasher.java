package io.roadloom.decode;

/** Hashes images by what they look like. Not thread-safe. */
public interface ImageHasher {
  /**
   * Hashes the image at {@code data[offset .. offset + length)}, which {@code image} describes; may
   * set its size.
   *
   * @return false where it has no hash; {@link #hash()} and {@link #luma()} are then undefined
   */
  boolean read(byte[] data, int offset, int length, Decoded image);

  /** Of the image last read. */
  default long hash() {
    return 0;
  }

  /** Mean luma of the image last read, 0 to 255; NaN where it is not known. */
  default double luma() {
    return Double.NaN;
  }
}
