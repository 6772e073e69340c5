package io.roadloom.dataset.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BitOrderTest {
  @Test
  void keepsDistances() {
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      BitOrder order = new BitOrder(random.longs(Long.SIZE, 0, 1000).toArray(), 1000);
      long a = random.nextLong();
      long b = Hashes.flipped(random, a, random.nextInt(Long.SIZE));
      assertThat(Long.bitCount(order.apply(a) ^ order.apply(b)))
          .as("seed %d", seed)
          .isEqualTo(Long.bitCount(a ^ b));
    }
  }

  @Test
  void spreadsBitsThatTellLittle() {
    long[] ones = new long[Long.SIZE];
    Arrays.fill(ones, 500);
    for (int bit = 0; bit < 8; bit++) {
      ones[bit] = 0;
    }
    long telling = new BitOrder(ones, 1000).apply(~0xffL);
    for (int octet = 0; octet < 8; octet++) {
      assertThat(Long.bitCount(telling >>> 8 * octet & 0xff)).as("octet %d", octet).isEqualTo(7);
    }
  }
}
