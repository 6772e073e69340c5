package io.roadloom.bench;

import io.roadloom.decode.image.GrayPlane;
import io.roadloom.decode.image.JpegDecoder;
import io.roadloom.decode.image.PerceptualHash;
import io.roadloom.decode.image.UnreadableImageException;
import java.time.Duration;
import java.util.List;

/** How fast JPEGs become gray planes of an eighth of their size, and hashes, on one core. */
public final class JpegBench {
  private static final int WARM_UP_IMAGES = 2_000;
  private final List<byte[]> images;

  /** What was done in a span of time. */
  public record Rate(long images, double seconds) {
    public double imagesPerSecond() {
      return images / seconds;
    }
  }

  /** What is done with an image. */
  private interface Step {
    void run(byte[] jpeg) throws UnreadableImageException;
  }

  public JpegBench(List<byte[]> images) {
    this.images = List.copyOf(images);
  }

  /** JPEG to gray plane, without the hash; over all images as often as fits into {@code span}. */
  public Rate planes(Duration span) throws UnreadableImageException {
    JpegDecoder decoder = new JpegDecoder();
    GrayPlane plane = new GrayPlane();
    return measure(jpeg -> decoder.decode(jpeg, 0, jpeg.length, plane), span);
  }

  /** JPEG to hash. */
  public Rate hashes(Duration span) throws UnreadableImageException {
    PerceptualHash hash = new PerceptualHash();
    return measure(
        jpeg -> {
          if (!hash.compute(jpeg, 0, jpeg.length, "jpeg", 0, 0, 0, false)) {
            throw new IllegalArgumentException(hash.reason());
          }
        },
        span);
  }

  private Rate measure(Step step, Duration span) throws UnreadableImageException {
    for (int i = 0; i < WARM_UP_IMAGES; i++) {
      step.run(images.get(i % images.size()));
    }
    long start = System.nanoTime();
    long done = 0;
    while (System.nanoTime() - start < span.toNanos()) {
      for (byte[] image : images) {
        step.run(image);
      }
      done += images.size();
    }
    return new Rate(done, (System.nanoTime() - start) / 1e9);
  }
}
