package io.roadloom.decode.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: a hash, or a reason; nothing else. */
class ImageFuzzTest {
  private static final String[] JPEGS = {
    "baseline",
    "sampled-2x1",
    "sampled-chroma-finer",
    "optimized",
    "gray",
    "rgb",
    "arithmetic",
    "progressive",
    "restart",
    "progressive-restart",
    "separate-scans"
  };
  private final PerceptualHash hash = new PerceptualHash();

  @Test
  void mutatedImages() throws Exception {
    fuzz(0, 6_000);
  }

  @Test
  @Tag("long")
  void mutatedImagesAtLength() throws Exception {
    fuzz(1_000_000, 600_000);
  }

  private void fuzz(int firstSeed, int runs) throws Exception {
    byte[][] originals = new byte[JPEGS.length + 2][];
    for (int i = 0; i < JPEGS.length; i++) {
      originals[i] = TestImages.fixture(JPEGS[i] + ".jpg");
    }
    originals[JPEGS.length] = png(BufferedImage.TYPE_INT_RGB);
    originals[JPEGS.length + 1] = png(BufferedImage.TYPE_BYTE_INDEXED);
    int hashed = 0;
    for (int seed = firstSeed; seed < firstSeed + runs; seed++) {
      Random random = new Random(seed);
      int which = random.nextInt(originals.length);
      byte[] bytes = mutate(originals[which], random);
      hashed += compute(bytes, which < JPEGS.length ? "jpeg" : "png", seed) ? 1 : 0;
    }
    assertThat(hashed).isBetween(runs / 100, runs - runs / 100);
  }

  private boolean compute(byte[] bytes, String encoding, int seed) {
    try {
      boolean hashed = hash.compute(bytes, 0, bytes.length, encoding, 0, 0, 0, false);
      assertThat(hash.reason() == null).isEqualTo(hashed);
      return hashed;
    } catch (RuntimeException | OutOfMemoryError e) {
      return fail("seed " + seed, e);
    }
  }

  private static byte[] mutate(byte[] original, Random random) {
    byte[] bytes = original.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextBoolean() ? random.nextInt(700) : random.nextInt(bytes.length);
      bytes[Math.min(at, bytes.length - 1)] =
          (byte) (random.nextInt(3) == 0 ? 0xFF : random.nextInt(256));
    }
    return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private static byte[] png(int type) throws Exception {
    return TestImages.png(TestImages.picture(new Random(2), 90, 70, type, 5));
  }
}
