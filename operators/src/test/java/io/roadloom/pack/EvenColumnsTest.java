package io.roadloom.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Columns come back whether they are even or not, and take next to nothing where they are. */
class EvenColumnsTest {
  private static final long SEED = 7;
  private static final int ROUNDS = 500;

  @Test
  void columnsComeBack() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      int n = random.nextInt(6);
      long[] longs = new long[n];
      int[] ints = new int[n];
      long[] base = new long[n];
      boolean even = random.nextBoolean();
      long step = random.nextLong();
      for (int i = 0; i < n; i++) {
        longs[i] = even ? step * i + round : random.nextLong();
        ints[i] = even ? (int) step * i + round : random.nextInt();
        base[i] = even ? longs[i] - step : random.nextLong();
      }
      Packer out = new Packer();
      out.evenSteps(longs, n);
      out.evenSteps(ints, n);
      out.evenBeside(longs, base, n);
      Unpacker in = new Unpacker(out.toBytes());
      assertThat(in.evenSteps(n)).as("seed %d, round %d", SEED, round).isEqualTo(longs);
      assertThat(in.evenIntSteps(n)).as("seed %d, round %d", SEED, round).isEqualTo(ints);
      assertThat(in.evenBeside(base)).as("seed %d, round %d", SEED, round).isEqualTo(longs);
    }
  }

  @Test
  void evenColumnsTakeTwoNumbers() {
    long[] times = new long[1000];
    long[] later = new long[1000];
    for (int i = 0; i < times.length; i++) {
      times[i] = 1_700_000_000_000_000_000L + 500_000L * i;
      later[i] = times[i] + 3;
    }
    Packer out = new Packer();
    out.evenSteps(times, times.length);
    out.evenBeside(later, times, times.length);
    assertThat(out.size()).isLessThan(20);
  }
}
