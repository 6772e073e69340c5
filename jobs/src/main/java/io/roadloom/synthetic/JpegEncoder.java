package io.roadloom.synthetic;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Adds a sensor's noise to pictures, so much that their JPEGs are about of a given size. */
final class JpegEncoder {
  private static final float QUALITY = 0.8f;
  private static final int FIRST_TRIES = 8;
  private static final double MOST_NOISE = 60;

  /** The sky is brighter, and has less of it. */
  private static final double SKY_SHARE = 0.6;

  private final int targetBytes;
  private final Noise noise;
  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
  private final ImageWriteParam param = writer.getDefaultWriteParam();
  private double deviation;

  JpegEncoder(int targetBytes, Noise noise) {
    this.targetBytes = targetBytes;
    this.noise = noise;
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(QUALITY);
  }

  /** The picture as a JPEG of about the target's size. */
  byte[] encode(BufferedImage picture) throws IOException {
    if (deviation == 0) {
      calibrate(picture);
    }
    byte[] jpeg = write(noisy(picture));
    double off = (double) targetBytes / jpeg.length;
    deviation = Math.min(MOST_NOISE, deviation * Math.max(0.8, Math.min(1.25, off)));
    return jpeg;
  }

  private void calibrate(BufferedImage picture) throws IOException {
    double low = 0;
    double high = MOST_NOISE;
    for (int i = 0; i < FIRST_TRIES; i++) {
      deviation = (low + high) / 2;
      if (write(noisy(picture)).length < targetBytes) {
        low = deviation;
      } else {
        high = deviation;
      }
    }
  }

  private BufferedImage noisy(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] from = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    int[] to = ((DataBufferInt) result.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < to.length; i++) {
      double share = i < to.length / 2 ? SKY_SHARE : 1;
      int n = (int) (share * deviation * noise.next());
      int rgb = from[i];
      to[i] =
          level((rgb >> 16 & 255) + n) << 16
              | level((rgb >> 8 & 255) + n) << 8
              | level((rgb & 255) + n);
    }
    return result;
  }

  private static int level(int value) {
    return Math.max(0, Math.min(255, value));
  }

  private byte[] write(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * targetBytes);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    }
    return bytes.toByteArray();
  }
}
