package io.roadloom.decode.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

class PngDecoderTest {
  private static final int[] TYPES = {
    BufferedImage.TYPE_BYTE_GRAY,
    BufferedImage.TYPE_USHORT_GRAY,
    BufferedImage.TYPE_INT_RGB,
    BufferedImage.TYPE_INT_ARGB,
    BufferedImage.TYPE_BYTE_BINARY,
    BufferedImage.TYPE_BYTE_INDEXED
  };

  private final PngDecoder decoder = new PngDecoder();
  private final GrayPlane plane = new GrayPlane();

  @Test
  void everyKindOfPngIsAveraged() throws Exception {
    for (int seed = 0; seed < 120; seed++) {
      Random random = new Random(seed);
      int type = TYPES[seed % TYPES.length];
      int width = 1 + random.nextInt(300);
      int height = 1 + random.nextInt(300);
      BufferedImage image =
          seed % 12 == 4
              ? fewColours(random, width, height)
              : TestImages.picture(random, width, height, type, random.nextInt(40));
      byte[] png = write(image, random.nextBoolean());
      decoder.decode(png, 0, png.length, plane);
      assertThat(new int[] {decoder.width(), decoder.height()}).containsExactly(width, height);
      assertMeans(image, "seed " + seed);
    }
  }

  private void assertMeans(BufferedImage image, String what) {
    for (int i = 0; i < plane.columns * plane.rows; i++) {
      int left = i % plane.columns * plane.cell;
      int top = i / plane.columns * plane.cell;
      assertThat((double) plane.level[i])
          .as("%s, cell %d", what, i)
          .isCloseTo(mean(image, left, top), within(1.6));
    }
  }

  private double mean(BufferedImage image, int left, int top) {
    double sum = 0;
    int count = 0;
    boolean samples =
        image.getType() == BufferedImage.TYPE_BYTE_GRAY
            || image.getType() == BufferedImage.TYPE_USHORT_GRAY;
    for (int y = top; y < Math.min(image.getHeight(), top + plane.cell); y++) {
      for (int x = left; x < Math.min(image.getWidth(), left + plane.cell); x++) {
        int rgb = image.getRGB(x, y);
        sum +=
            samples
                ? image.getRaster().getSample(x, y, 0)
                : 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
        count++;
      }
    }
    return sum / count;
  }

  @Test
  void damageIsToldWithItsPlace() throws Exception {
    byte[] png = write(TestImages.picture(new Random(3), 60, 50, TYPES[2], 9), false);
    for (int length = 0; length < png.length - 16; length++) {
      byte[] part = Arrays.copyOf(png, length);
      assertThatThrownBy(() -> decoder.decode(part, 0, part.length, plane))
          .isInstanceOf(UnreadableImageException.class);
    }
    png[60] ^= 4;
    assertThatThrownBy(() -> decoder.decode(png, 0, png.length, plane))
        .hasMessageMatching("at byte \\d+ of the image: expected checksum .*");
  }

  private static BufferedImage fewColours(Random random, int width, int height) {
    byte[] red = new byte[13];
    byte[] green = new byte[13];
    byte[] blue = new byte[13];
    random.nextBytes(red);
    random.nextBytes(green);
    random.nextBytes(blue);
    IndexColorModel model = new IndexColorModel(4, 13, red, green, blue);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY, model);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, random.nextInt(13));
      }
    }
    return image;
  }

  private static byte[] write(BufferedImage image, boolean interlaced) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setProgressiveMode(
        interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
