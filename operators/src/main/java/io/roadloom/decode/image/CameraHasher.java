package io.roadloom.decode.image;

import io.roadloom.decode.Decoded;
import io.roadloom.decode.ImageHasher;

/**
 * Hashes the images of decoded camera messages, and sets the size of compressed ones, which their
 * messages do not state: the same whether images are hashed or not, can be or not.
 */
public final class CameraHasher implements ImageHasher {
  private final PerceptualHash hash = new PerceptualHash();
  private final boolean hashing;

  /**
   * @param hashing false to read sizes alone, from the images' headers
   */
  public CameraHasher(boolean hashing) {
    this.hashing = hashing;
  }

  @Override
  public boolean read(byte[] data, int offset, int length, Decoded image) {
    if (image.imageEncoding == null) {
      return false;
    }
    boolean hashed = hashing && compute(data, offset, length, image);
    if (hashed || hash.readSize(data, offset, length, image.imageEncoding)) {
      image.width = hash.width();
      image.height = hash.height();
    }
    return hashed;
  }

  private boolean compute(byte[] data, int offset, int length, Decoded image) {
    return hash.compute(
        data,
        offset,
        length,
        image.imageEncoding,
        image.width,
        image.height,
        image.imageStep,
        image.imageBigEndian);
  }

  @Override
  public long hash() {
    return hash.hash();
  }

  @Override
  public double luma() {
    return hash.luma();
  }
}
