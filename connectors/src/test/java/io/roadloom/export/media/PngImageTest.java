package io.roadloom.export.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** PNGs that are not compressed have every pixel, read by something else. */
class PngImageTest {
  private static final int WIDTH = 201;
  private static final int HEIGHT = 130;
  private static final int PADDING = 7;

  @Test
  void colours() throws Exception {
    byte[] data = new byte[3 + HEIGHT * (3 * WIDTH + PADDING)];
    new Random(1).nextBytes(data);
    for (boolean reversed : new boolean[] {false, true}) {
      PngImage.Pixels pixels = new PngImage.Pixels(3, 1, reversed);
      BufferedImage image = read(pixels, data, 3, 3 * WIDTH + PADDING, false);
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          int at = 3 + y * (3 * WIDTH + PADDING) + 3 * x;
          int red = data[at + (reversed ? 2 : 0)] & 0xff;
          int blue = data[at + (reversed ? 0 : 2)] & 0xff;
          int expected = red << 16 | (data[at + 1] & 0xff) << 8 | blue;
          assertThat(image.getRGB(x, y) & 0xffffff).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void grayOfSixteenBits() throws Exception {
    byte[] data = new byte[HEIGHT * 2 * WIDTH];
    new Random(2).nextBytes(data);
    for (boolean big : new boolean[] {false, true}) {
      BufferedImage image = read(new PngImage.Pixels(1, 2, false), data, 0, 2 * WIDTH, big);
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          int at = 2 * (y * WIDTH + x);
          int high = data[at + (big ? 0 : 1)] & 0xff;
          int low = data[at + (big ? 1 : 0)] & 0xff;
          assertThat(image.getRaster().getSample(x, y, 0)).isEqualTo(high << 8 | low);
        }
      }
    }
  }

  private static BufferedImage read(
      PngImage.Pixels pixels, byte[] data, int offset, int step, boolean bigEndian)
      throws Exception {
    byte[] png = new PngImage(pixels, WIDTH, HEIGHT).encode(data, offset, step, bigEndian);
    return ImageIO.read(new ByteArrayInputStream(png));
  }
}
