package io.roadloom.decode.image;

import java.awt.image.BufferedImage;

/** A picture in a raw encoding, five bytes into the data, rows three bytes apart. */
record RawPicture(byte[] data, int step) {
  private static final int START = 5;
  private static final int GAP = 3;

  static RawPicture of(BufferedImage image, String encoding, boolean bigEndian) {
    int pixel = pixelBytes(encoding);
    int step = image.getWidth() * pixel + GAP;
    byte[] data = new byte[START + step * image.getHeight()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        int at = START + y * step + x * pixel;
        write(data, at, encoding, rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, bigEndian);
      }
    }
    return new RawPicture(data, step);
  }

  private static int pixelBytes(String encoding) {
    return switch (encoding) {
      case "rgb16" -> 6;
      case "rgba8", "bgra8" -> 4;
      case "rgb8", "bgr8", "8UC3" -> 3;
      case "mono16", "16UC1", "uyvy", "yuv422", "yuyv", "yuv422_yuy2" -> 2;
      default -> 1;
    };
  }

  private static void write(
      byte[] data, int at, String encoding, int r, int g, int b, boolean bigEndian) {
    int luma = (int) Math.round(0.299 * r + 0.587 * g + 0.114 * b);
    int big = bigEndian ? 0 : 1;
    switch (encoding) {
      case "rgb16" -> {
        data[at + big] = (byte) r;
        data[at + 2 + big] = (byte) g;
        data[at + 4 + big] = (byte) b;
      }
      case "rgb8", "rgba8" -> bytes(data, at, r, g, b);
      case "bgr8", "8UC3", "bgra8" -> bytes(data, at, b, g, r);
      case "mono16", "16UC1" -> data[at + big] = (byte) luma;
      case "uyvy", "yuv422" -> bytes(data, at, 128, luma);
      case "yuyv", "yuv422_yuy2" -> bytes(data, at, luma, 128);
      default -> data[at] = (byte) luma;
    }
  }

  private static void bytes(byte[] data, int at, int... values) {
    for (int i = 0; i < values.length; i++) {
      data[at + i] = (byte) values[i];
    }
  }
}
