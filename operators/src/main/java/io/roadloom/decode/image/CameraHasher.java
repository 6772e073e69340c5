package io.roadloom.decode.image;

import io.roadloom.decode.Decoded;
import io.roadloom.decode.ImageHasher;

/** Hashes the images of decoded camera messages. */
public final class CameraHasher implements ImageHasher {
  private final PerceptualHash hash = new PerceptualHash();

  @Override
  public boolean read(byte[] data, int offset, int length, Decoded image) {
    if (image.imageEncoding == null
        || !hash.compute(
            data,
            offset,
            length,
            image.imageEncoding,
            image.width,
            image.height,
            image.imageStep,
            image.imageBigEndian)) {
      return false;
    }
    // A compressed image's message does not state its size.
    image.width = hash.width();
    image.height = hash.height();
    return true;
  }

  @Override
  public long hash() {
    return hash.hash();
  }
}
