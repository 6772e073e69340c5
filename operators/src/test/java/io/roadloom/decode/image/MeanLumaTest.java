package io.roadloom.decode.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeanLumaTest {
  private static final int WIDTH = 333;
  private static final int HEIGHT = 201;

  private final PerceptualHash hash = new PerceptualHash();

  @Test
  void everyKindOfImageComesToThePixelsMean() throws Exception {
    for (int seed = 0; seed < 10; seed++) {
      BufferedImage image =
          TestImages.picture(
              new Random(seed), WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB, 10 * (seed % 3));
      double expected = mean(image);
      assertThat(of(TestImages.png(image), "png"))
          .as("png, %d", seed)
          .isCloseTo(expected, within(0.6));
      assertThat(of(JpegWriting.quality(0.9).write(image), "jpeg"))
          .as("jpeg, %d", seed)
          .isCloseTo(expected, within(1.5));
      for (String encoding : new String[] {"mono8", "mono16", "rgb8", "bgr8", "rgb16", "uyvy"}) {
        RawPicture raw = RawPicture.of(image, encoding, false);
        assertThat(
                hash.compute(
                    raw.data(),
                    5,
                    raw.data().length - 5,
                    encoding,
                    WIDTH,
                    HEIGHT,
                    raw.step(),
                    false))
            .as(encoding)
            .isTrue();
        assertThat(hash.luma()).as("%s, %d", encoding, seed).isCloseTo(expected, within(1.5));
      }
    }
  }

  @Test
  void whiteIs255WhateverItsBits() {
    byte[] ones = new byte[4 * 64 * 48];
    Arrays.fill(ones, (byte) -1);
    for (String encoding : new String[] {"mono8", "mono16", "16UC1", "rgb8", "bayer_rggb8"}) {
      assertThat(hash.compute(ones, 0, ones.length, encoding, 32, 32, 0, false)).isTrue();
      assertThat(hash.luma()).as(encoding).isEqualTo(255.0);
    }
    assertThat(hash.compute(new byte[64 * 48], 0, 64 * 48, "mono8", 64, 48, 0, false)).isTrue();
    assertThat(hash.luma()).isZero();
  }

  /** So that the mean of a scene does not depend on the order of its cameras. */
  @Test
  void sumsAreExact() throws Exception {
    double sum = 0;
    double back = 0;
    double[] lumas = new double[20];
    for (int i = 0; i < lumas.length; i++) {
      BufferedImage image =
          TestImages.picture(new Random(i), 97 + i, 61, BufferedImage.TYPE_INT_RGB, 20);
      lumas[i] = of(TestImages.png(image), "png");
      sum += lumas[i];
    }
    for (int i = lumas.length - 1; i >= 0; i--) {
      back += lumas[i];
    }
    assertThat(sum).isEqualTo(back);
  }

  @Test
  void whereThereIsNoHashThereIsNone() {
    assertThat(hash.compute(new byte[10], 0, 10, "h264", 1, 1, 0, false)).isFalse();
    assertThat(hash.luma()).isNaN();
  }

  private double of(byte[] image, String encoding) {
    assertThat(hash.compute(image, 0, image.length, encoding, 0, 0, 0, false)).isTrue();
    return hash.luma();
  }

  private static double mean(BufferedImage image) {
    double sum = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int rgb = image.getRGB(x, y);
        sum += 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
      }
    }
    return sum / (WIDTH * HEIGHT);
  }
}
