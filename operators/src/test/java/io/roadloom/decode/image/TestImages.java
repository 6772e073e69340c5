package io.roadloom.decode.image;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Random pictures, and what ImageIO makes of an encoded one. */
final class TestImages {
  private TestImages() {}

  /** A picture of middle tones, so that no decoder has to clip; noise up to {@code noise}. */
  static BufferedImage picture(Random random, int width, int height, int type, int noise) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setPaint(new GradientPaint(0, 0, tone(random), width / 3f + 1, height, tone(random)));
    g.fillRect(0, 0, width, height);
    for (int i = 0; i < 12; i++) {
      g.setColor(tone(random));
      int x = random.nextInt(width);
      int y = random.nextInt(height);
      g.fillOval(x, y, 2 + random.nextInt(width), 2 + random.nextInt(height / 2 + 1));
    }
    g.dispose();
    for (int y = 0; noise > 0 && y < height; y++) {
      for (int x = 0; x < width; x++) {
        int n = (random.nextInt(2 * noise + 1) - noise) * 0x010101;
        image.setRGB(x, y, image.getRGB(x, y) + n);
      }
    }
    BufferedImage converted = new BufferedImage(width, height, type);
    Graphics2D c = converted.createGraphics();
    c.drawImage(image, 0, 0, null);
    c.dispose();
    return converted;
  }

  private static Color tone(Random random) {
    return new Color(60 + random.nextInt(130), 60 + random.nextInt(130), 60 + random.nextInt(130));
  }

  static byte[] fixture(String name) throws IOException {
    try (InputStream in = TestImages.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  /** The samples of a JPEG as they are stored, without a change of colours. */
  static Raster jpegSamples(byte[] jpeg) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(in, false, true);
      return reader.readRaster(0, null);
    } finally {
      reader.dispose();
    }
  }

  /** The mean of band 0 in a cell of {@code side × side} samples, as far as the image goes. */
  static double mean(Raster samples, int column, int row, int side) {
    int right = Math.min(samples.getWidth(), (column + 1) * side);
    int bottom = Math.min(samples.getHeight(), (row + 1) * side);
    double sum = 0;
    for (int y = row * side; y < bottom; y++) {
      for (int x = column * side; x < right; x++) {
        sum += samples.getSample(x, y, 0);
      }
    }
    return sum / ((right - column * side) * (bottom - row * side));
  }
}
