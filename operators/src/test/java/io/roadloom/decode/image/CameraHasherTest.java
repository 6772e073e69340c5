package io.roadloom.decode.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.decode.Decoded;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CameraHasherTest {
  private static final int WIDTH = 167;
  private static final int HEIGHT = 93;
  private static Encoded jpeg;
  private static Encoded png;
  private final CameraHasher hashing = new CameraHasher(true);
  private final CameraHasher sizing = new CameraHasher(false);

  @BeforeAll
  static void encode() throws Exception {
    BufferedImage picture =
        TestImages.picture(new Random(1), WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB, 4);
    jpeg = new Encoded("jpeg", JpegWriting.quality(0.9).write(picture));
    png = new Encoded("png", TestImages.png(picture));
  }

  @Test
  void sizesOfCompressedImagesAreKnownWithAndWithoutHash() {
    for (Encoded image : new Encoded[] {jpeg, png}) {
      Decoded hashed = image.decoded();
      Decoded sized = image.decoded();
      assertThat(hashing.read(image.bytes, 0, image.bytes.length, hashed)).isTrue();
      assertThat(sizing.read(image.bytes, 0, image.bytes.length, sized)).isFalse();
      assertThat(size(hashed)).as(image.encoding).containsExactly(WIDTH, HEIGHT);
      assertThat(size(sized)).as(image.encoding).containsExactly(WIDTH, HEIGHT);
    }
  }

  /** Wherever an image ends, and whatever is damaged in it: rows differ by the hash alone. */
  @Test
  void damagedImagesHaveTheSameSizeEitherWay() {
    Random random = new Random(5);
    int known = 0;
    for (int i = 0; i < 4000; i++) {
      Encoded image = i % 2 == 0 ? jpeg : png;
      byte[] bytes = Arrays.copyOf(image.bytes, 1 + random.nextInt(image.bytes.length));
      if (random.nextBoolean()) {
        bytes[random.nextInt(Math.min(bytes.length, 700))] ^= (byte) (1 << random.nextInt(8));
      }
      Decoded hashed = image.decoded();
      Decoded sized = image.decoded();
      hashing.read(bytes, 0, bytes.length, hashed);
      sizing.read(bytes, 0, bytes.length, sized);
      assertThat(size(sized)).as("image %d of seed 5", i).isEqualTo(size(hashed));
      known += sized.width > 0 ? 1 : 0;
    }
    assertThat(known).as("images whose header is whole").isBetween(1000, 3999);
  }

  @Test
  void aRawImageKeepsTheSizeOfItsMessage() {
    Decoded image = new Decoded();
    image.imageEncoding = "mono8";
    image.width = 4;
    image.height = 2;
    assertThat(sizing.read(new byte[8], 0, 8, image)).isFalse();
    assertThat(size(image)).containsExactly(4, 2);
  }

  private static int[] size(Decoded image) {
    return new int[] {image.width, image.height};
  }

  private record Encoded(String encoding, byte[] bytes) {
    Decoded decoded() {
      Decoded image = new Decoded();
      image.imageEncoding = encoding;
      return image;
    }
  }
}
