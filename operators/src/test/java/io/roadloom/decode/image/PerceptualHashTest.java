package io.roadloom.decode.image;

import static io.roadloom.decode.image.PerceptualHash.distance;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PerceptualHashTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;

  /** Stored in tables: a change of the hash is a change of what they mean. */
  private static final long BASELINE_HASH = -4203205460703817160L;

  private final PerceptualHash hash = new PerceptualHash();

  @Test
  void nearDuplicatesDifferInFewBits() throws Exception {
    for (int seed = 0; seed < 12; seed++) {
      BufferedImage image = picture(seed, 6);
      long original = jpeg(image, 0.92);
      assertThat(distance(original, jpeg(image, 0.4))).as("compressed, %d", seed).isLessThan(4);
      assertThat(distance(original, jpeg(scaled(image, 0.5), 0.9))).as("half").isLessThan(7);
      assertThat(distance(original, jpeg(scaled(image, 1.7), 0.9))).as("larger").isLessThan(7);
      BufferedImage brighter = new RescaleOp(1.1f, 12, null).filter(image, null);
      assertThat(distance(original, jpeg(brighter, 0.9))).as("brighter").isLessThan(4);
      assertThat(distance(original, png(image))).as("png").isLessThan(4);
    }
  }

  @Test
  void differentPicturesDifferInManyBits() throws Exception {
    long[] hashes = new long[20];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = jpeg(picture(100 + i, 6), 0.9);
    }
    for (int i = 0; i < hashes.length; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(distance(hashes[i], hashes[j])).as("%d, %d", i, j).isGreaterThan(10);
      }
    }
  }

  @Test
  void rawEncodingsOfOnePictureAgree() throws Exception {
    BufferedImage image = picture(7, 6);
    long expected = png(image);
    for (String encoding :
        new String[] {
          "mono8",
          "8UC1",
          "nv12",
          "mono16",
          "16UC1",
          "rgb8",
          "bgr8",
          "8UC3",
          "rgba8",
          "bgra8",
          "uyvy",
          "yuv422",
          "yuyv",
          "yuv422_yuy2",
          "rgb16",
          "bayer_rggb8",
          "bayer_grbg8"
        }) {
      for (boolean bigEndian : new boolean[] {false, true}) {
        RawPicture raw = RawPicture.of(image, encoding, bigEndian);
        boolean hashed =
            hash.compute(
                raw.data(),
                5,
                raw.data().length - 5,
                encoding,
                WIDTH,
                HEIGHT,
                raw.step(),
                bigEndian);
        assertThat(hashed).as("%s: %s", encoding, hash.reason()).isTrue();
        assertThat(distance(expected, hash.hash())).as(encoding).isLessThan(5);
        assertThat(hash.width()).isEqualTo(WIDTH);
        assertThat(hash.height()).isEqualTo(HEIGHT);
      }
    }
  }

  @Test
  void flatIsZero() {
    byte[] gray = new byte[64 * 48];
    Arrays.fill(gray, (byte) 90);
    assertThat(hash.compute(gray, 0, gray.length, "mono8", 64, 48, 0, false)).isTrue();
    assertThat(hash.hash()).isZero();
  }

  @Test
  void theHashIsTheSameEverywhere() throws Exception {
    byte[] jpeg = TestImages.fixture("baseline.jpg");
    assertThat(hash.compute(jpeg, 0, jpeg.length, "jpeg", 0, 0, 0, false)).isTrue();
    assertThat(hash.hash()).isEqualTo(BASELINE_HASH);
  }

  @Test
  void whatCannotBeHashedSaysWhy() {
    byte[] data = new byte[100];
    assertThat(reason(data, "h264", 10, 10, 0)).isEqualTo("image encoding h264 is not supported");
    assertThat(reason(data, "jpeg", 0, 0, 0)).isEqualTo("at byte 0 of the image: expected a JPEG");
    assertThat(reason(data, "mono8", 0, 10, 0)).isEqualTo("no pixels: 0 × 10");
    assertThat(reason(data, "mono8", 11, 10, 0)).isEqualTo("11 × 10 pixels cannot be in 100 bytes");
    assertThat(reason(data, "rgb8", 10, 3, 25))
        .isEqualTo("rows of 25 bytes are too short for 10 pixels");
    assertThat(reason(data, "mono8", -1, -1, -1)).contains("too large");
    assertThat(reason(data, "mono8", Integer.MAX_VALUE, 2, 0)).contains("too large");
  }

  @Test
  void nothingIsAllocatedForAnImage() throws Exception {
    byte[] jpeg = JpegWriting.quality(0.9).write(picture(3, 9));
    byte[] raw = RawPicture.of(picture(4, 2), "rgb8", false).data();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      hash.compute(jpeg, 0, jpeg.length, "jpeg", 0, 0, 0, false);
      hash.compute(raw, 5, raw.length - 5, "rgb8", WIDTH, HEIGHT, 3 * WIDTH + 3, false);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isLessThan(512);
  }

  private String reason(byte[] data, String encoding, int width, int height, int step) {
    assertThat(hash.compute(data, 0, data.length, encoding, width, height, step, false)).isFalse();
    return hash.reason();
  }

  private static BufferedImage picture(int seed, int noise) {
    return TestImages.picture(new Random(seed), WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB, noise);
  }

  private static BufferedImage scaled(BufferedImage image, double scale) {
    int width = (int) (WIDTH * scale);
    int height = (int) (HEIGHT * scale);
    BufferedImage result = new BufferedImage(width, height, image.getType());
    Graphics2D g = result.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(image, 0, 0, width, height, null);
    g.dispose();
    return result;
  }

  private long jpeg(BufferedImage image, double quality) throws Exception {
    byte[] jpeg = JpegWriting.quality(quality).write(image);
    assertThat(hash.compute(jpeg, 0, jpeg.length, "jpeg", 0, 0, 0, false)).isTrue();
    return hash.hash();
  }

  private long png(BufferedImage image) throws Exception {
    byte[] png = TestImages.png(image);
    assertThat(hash.compute(png, 0, png.length, "png", 0, 0, 0, false)).isTrue();
    return hash.hash();
  }
}
