package io.roadloom.decode;

/** Hashes images by what they look like. Not thread-safe. */
public interface ImageHasher {
  /** Leaves images unhashed. */
  ImageHasher OFF = (data, offset, length, image) -> false;

  /**
   * Hashes the image at {@code data[offset .. offset + length)}, which {@code image} describes.
   *
   * @return false where it can't be decoded; {@link #hash()} is then undefined
   */
  boolean read(byte[] data, int offset, int length, Decoded image);

  /** Of the image last read. */
  default long hash() {
    return 0;
  }
}
