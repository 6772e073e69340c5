package io.roadloom.decode.image;

import javax.annotation.Nullable;

/**
 * The perceptual hash of camera images: near-duplicates differ in few of its 64 bits. Buffers are
 * kept from image to image, nothing is allocated for one of a size seen before. Not thread-safe.
 */
public final class PerceptualHash {
  private final JpegDecoder jpeg = new JpegDecoder();
  private final PngDecoder png = new PngDecoder();
  private final RawDecoder raw = new RawDecoder();
  private final GrayPlane plane = new GrayPlane();
  private final DctHash dct = new DctHash();
  private long hash;
  private double luma;
  private int width;
  private int height;
  private @Nullable String reason;

  /**
   * Hashes the image {@code data[offset .. offset + length)}.
   *
   * @param encoding {@code jpeg}, {@code png}, or the ROS name of a raw encoding; {@code jpg} too
   * @param rawWidth pixels; for raw encodings only, as all that follows
   * @param step bytes from one row to the next; 0 where rows follow each other closely
   * @return whether there is a hash; where not, {@link #reason} says why
   */
  public boolean compute(
      byte[] data,
      int offset,
      int length,
      String encoding,
      int rawWidth,
      int rawHeight,
      int step,
      boolean bigEndian) {
    forget();
    try {
      switch (encoding) {
        case "jpeg", "jpg" -> {
          jpeg.decode(data, offset, length, plane);
          width = jpeg.width();
          height = jpeg.height();
        }
        case "png" -> {
          png.decode(data, offset, length, plane);
          width = png.width();
          height = png.height();
        }
        default -> {
          RawEncoding layout = RawEncoding.named(encoding);
          if (layout == null) {
            throw new UnreadableImageException("image encoding " + encoding + " is not supported");
          }
          raw.decode(data, offset, length, layout, rawWidth, rawHeight, step, bigEndian, plane);
          width = rawWidth;
          height = rawHeight;
        }
      }
    } catch (UnreadableImageException e) {
      reason = e.getMessage();
      return false;
    }
    hash = dct.hash(plane);
    luma = dct.mean();
    return true;
  }

  private void forget() {
    hash = 0;
    luma = Double.NaN;
    width = 0;
    height = 0;
    reason = null;
  }

  /**
   * Reads no more of a compressed image than its header.
   *
   * @param encoding as for {@link #compute}
   * @return whether it states a size, which {@link #compute} would come to as well
   */
  boolean readSize(byte[] data, int offset, int length, String encoding) {
    forget();
    try {
      switch (encoding) {
        case "jpeg", "jpg" -> {
          jpeg.readSize(data, offset, length);
          width = jpeg.width();
          height = jpeg.height();
        }
        case "png" -> {
          png.readSize(data, offset, length);
          width = png.width();
          height = png.height();
        }
        default -> {
          return false;
        }
      }
    } catch (UnreadableImageException e) {
      reason = e.getMessage();
      return false;
    }
    return true;
  }

  /** Of the last image; 0 where there is none, and for a flat image. */
  public long hash() {
    return hash;
  }

  /** Mean luma of the last image, 0 to 255; NaN where it has no hash. */
  public double luma() {
    return luma;
  }

  /** Of the last image, pixels; 0 where unknown. */
  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Why the last image has no hash, with the place; null where it has one. */
  public @Nullable String reason() {
    return reason;
  }

  /** In how many of their 64 bits two hashes differ: up to about 10 for near-duplicates. */
  public static int distance(long a, long b) {
    return Long.bitCount(a ^ b);
  }
}
