package io.roadloom.bench.dataset;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** What may have become of an image on its way into a second recording. */
final class Variants {
  private static final float USUAL_QUALITY = 0.85f;

  private Variants() {}

  /** JPEGs by the name of what was done. */
  static Map<String, byte[]> of(byte[] jpeg) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
    Map<String, byte[]> variants = new LinkedHashMap<>();
    for (int quality : new int[] {90, 70, 50, 30, 15}) {
      variants.put("quality " + quality, encode(image, quality / 100f));
    }
    for (int percent : new int[] {75, 50, 25}) {
      variants.put("scaled to " + percent + " %", encode(scale(image, percent), USUAL_QUALITY));
    }
    for (int percent : new int[] {120, 150, 70}) {
      String name = "brightness " + percent + " %";
      variants.put(name, encode(brighten(image, percent / 100f), USUAL_QUALITY));
    }
    for (int percent : new int[] {1, 2, 5, 10}) {
      String name = "cropped by " + percent + " % a side";
      variants.put(name, encode(crop(image, percent), USUAL_QUALITY));
    }
    return variants;
  }

  private static BufferedImage scale(BufferedImage image, int percent) {
    int width = image.getWidth() * percent / 100;
    int height = image.getHeight() * percent / 100;
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  private static BufferedImage brighten(BufferedImage image, float factor) {
    return new RescaleOp(factor, 0, null).filter(image, null);
  }

  private static BufferedImage crop(BufferedImage image, int percent) {
    int x = image.getWidth() * percent / 100;
    int y = image.getHeight() * percent / 100;
    return image.getSubimage(x, y, image.getWidth() - 2 * x, image.getHeight() - 2 * y);
  }

  private static byte[] encode(BufferedImage image, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
