package io.roadloom.decode.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegDecoderTest {
  private final JpegDecoder decoder = new JpegDecoder();
  private final GrayPlane plane = new GrayPlane();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "baseline",
        "sampled-2x1",
        "sampled-1x2",
        "optimized",
        "gray",
        "coarse",
        "progressive",
        "restart",
        "progressive-restart",
        "separate-scans"
      })
  void levelsAreTheMeansOfBlocks(String name) throws Exception {
    byte[] jpeg = TestImages.fixture(name + ".jpg");
    decode(jpeg);
    assertThat(new int[] {decoder.width(), decoder.height()}).containsExactly(101, 77);
    assertMeans(TestImages.jpegSamples(jpeg), name);
  }

  @Test
  void randomJpegsAsImageIoDecodesThem() throws Exception {
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      int type = random.nextInt(4) == 0 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
      JpegWriting writing =
          new JpegWriting(
              0.2f + 0.8f * random.nextFloat(),
              random.nextBoolean(),
              1 + random.nextInt(2),
              1 + random.nextInt(2),
              random.nextInt(3) == 0 ? 1 + random.nextInt(9) : 0);
      int width = 1 + random.nextInt(150);
      int height = 1 + random.nextInt(150);
      byte[] jpeg =
          writing.write(TestImages.picture(random, width, height, type, random.nextInt(30)));
      decode(jpeg);
      assertMeans(TestImages.jpegSamples(jpeg), "seed " + seed + ", " + writing);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"progressive", "restart", "progressive-restart", "separate-scans"})
  void theSameCoefficientsGiveTheSameLevels(String name) throws Exception {
    int[] baseline = decode(TestImages.fixture("baseline.jpg"));
    assertThat(decode(TestImages.fixture(name + ".jpg"))).isEqualTo(baseline);
  }

  @Test
  void rgbIsWeighedToGray() throws Exception {
    int[] gray = decode(TestImages.fixture("gray.jpg"));
    int[] rgb = decode(TestImages.fixture("rgb.jpg"));
    assertThat(meanDifference(gray, rgb)).isLessThan(1.5);
  }

  @Test
  void lumaCoarserThanChromaIsRead() throws Exception {
    decode(TestImages.fixture("sampled-chroma-finer.jpg"));
    assertThat(decoder.width()).isEqualTo(101);
    assertThat(new int[] {plane.columns, plane.rows}).containsExactly(7, 5);
  }

  @Test
  void inksPrintAsTheColoursTheyStandFor() throws Exception {
    int[] gray = decode(TestImages.fixture("gray.jpg"));
    int[] plain = decode(JpegSurgery.cmyk(TestImages.fixture("gray.jpg"), -1));
    int[] adobe = decode(JpegSurgery.cmyk(TestImages.fixture("gray.jpg"), 0));
    for (int i = 0; i < gray.length; i++) {
      assertThat(adobe[i]).isEqualTo(gray[i] * gray[i] / 255);
      assertThat(plain[i]).isEqualTo((255 - gray[i]) * (255 - gray[i]) / 255);
    }
  }

  @Test
  void standardTablesServeWhereNoneAreDefined() throws Exception {
    byte[] jpeg = TestImages.fixture("baseline.jpg");
    int[] expected = decode(jpeg);
    byte[] motion = JpegSurgery.without(jpeg, 0xC4);
    assertThat(motion.length).isLessThan(jpeg.length - 400);
    assertThat(decode(motion)).isEqualTo(expected);
  }

  @Test
  void wideQuantizersAndFillBytesAreRead() throws Exception {
    byte[] jpeg = TestImages.fixture("baseline.jpg");
    int[] expected = decode(jpeg);
    assertThat(decode(JpegSurgery.withWideQuantizers(jpeg))).isEqualTo(expected);
    assertThat(decode(JpegSurgery.withFill(jpeg))).isEqualTo(expected);
  }

  @Test
  void anImageMayLieAnywhereInTheData() throws Exception {
    byte[] jpeg = TestImages.fixture("restart.jpg");
    int[] expected = decode(jpeg);
    byte[] data = new byte[jpeg.length + 20];
    Arrays.fill(data, (byte) 0x55);
    System.arraycopy(jpeg, 0, data, 7, jpeg.length);
    decoder.decode(data, 7, jpeg.length, plane);
    assertThat(Arrays.copyOf(plane.level, plane.columns * plane.rows)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "C3, lossless JPEG is not supported",
    "C5, hierarchical JPEG is not supported",
    "C9, arithmetic-coded JPEG is not supported",
  })
  void otherProcessesAreNamed(String marker, String reason) throws Exception {
    byte[] jpeg = TestImages.fixture("baseline.jpg");
    int frame = JpegSurgery.find(jpeg, 0xC0);
    jpeg[frame + 1] = (byte) Integer.parseInt(marker, 16);
    assertThatThrownBy(() -> decode(jpeg)).hasMessage(reason);
  }

  @Test
  void whatIsNotSupportedSaysSo() throws Exception {
    byte[] arithmetic = TestImages.fixture("arithmetic.jpg");
    assertThatThrownBy(() -> decode(arithmetic))
        .hasMessage("arithmetic-coded JPEG is not supported");
    byte[] deep = TestImages.fixture("baseline.jpg");
    deep[JpegSurgery.find(deep, 0xC0) + 4] = 12;
    assertThatThrownBy(() -> decode(deep)).hasMessage("12-bit JPEG is not supported");
  }

  @Test
  void aSizeThatTheDataCannotHoldIsRefused() throws Exception {
    byte[] jpeg = TestImages.fixture("baseline.jpg");
    int frame = JpegSurgery.find(jpeg, 0xC0);
    Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0x3F);
    assertThatThrownBy(() -> decode(jpeg)).hasMessageContaining("16191 × 16191 pixels cannot be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"baseline", "restart", "progressive", "separate-scans"})
  void aTruncatedImageHasNoLevels(String name) throws Exception {
    byte[] jpeg = TestImages.fixture(name + ".jpg");
    int whole = name.equals("progressive") ? JpegSurgery.find(jpeg, 0xDA) : jpeg.length / 2;
    for (int length = 0; length < whole; length++) {
      byte[] part = Arrays.copyOf(jpeg, length);
      assertThatThrownBy(() -> decode(part)).isInstanceOf(UnreadableImageException.class);
    }
  }

  @Test
  void damageIsToldWithItsPlace() throws Exception {
    byte[] jpeg = TestImages.fixture("restart.jpg");
    int restart = JpegSurgery.find(jpeg, 0xD1);
    jpeg[restart + 1] = (byte) 0xD5;
    assertThatThrownBy(() -> decode(jpeg))
        .hasMessage("at byte %d of the image: expected restart marker 1, found 0xd5", restart + 2);
  }

  private int[] decode(byte[] jpeg) throws UnreadableImageException {
    decoder.decode(jpeg, 0, jpeg.length, plane);
    return Arrays.copyOf(plane.level, plane.columns * plane.rows);
  }

  /** Whole blocks only: the encoder chose what lies beyond the edge. */
  private void assertMeans(Raster samples, String what) {
    assertThat(plane.columns).isEqualTo((samples.getWidth() + 7) / 8);
    for (int row = 0; row < samples.getHeight() / 8; row++) {
      for (int column = 0; column < samples.getWidth() / 8; column++) {
        assertThat((double) plane.level[row * plane.columns + column])
            .as("%s, block %d, %d", what, column, row)
            .isCloseTo(TestImages.mean(samples, column, row, 8), within(1.5));
      }
    }
  }

  private static double meanDifference(int[] a, int[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum / a.length;
  }
}
