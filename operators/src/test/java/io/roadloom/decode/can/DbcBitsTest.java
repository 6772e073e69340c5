package io.roadloom.decode.can;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.decode.Decoded;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bits of any signal, wherever it lies, against a reading bit by bit. */
class DbcBitsTest {
  private static final int SEEDS = 30_000;

  @Test
  void cutsOutAnySignal() throws DbcException {
    for (int seed = 0; seed < SEEDS; seed++) {
      check(seed, new Random(seed));
    }
  }

  private static void check(int seed, Random random) throws DbcException {
    int bytes = random.nextBoolean() ? 8 : 1 + random.nextInt(64);
    boolean bigEndian = random.nextBoolean();
    boolean signed = random.nextBoolean();
    int start = random.nextInt(8 * bytes);
    int room = 8 * bytes - (bigEndian ? DbcSignal.leadingBits(start) : start);
    int length = 1 + random.nextInt(Math.min(64, room));
    double factor = random.nextInt(4) == 0 ? 1 : random.nextGaussian();
    double offset = random.nextInt(4) == 0 ? 0 : 1000 * random.nextGaussian();
    DbcFrames database =
        DbcFrames.parse(
            "BO_ 5 M: %d X\n SG_ S : %d|%d@%d%s (%s,%s) [0|0] \"\" X"
                .formatted(
                    bytes, start, length, bigEndian ? 0 : 1, signed ? "-" : "+", factor, offset));

    // Somewhere in a larger array of noise, at times at its very end; at times cut short.
    byte[] data = new byte[random.nextInt(20) + bytes + random.nextInt(20)];
    random.nextBytes(data);
    int offsetInData = random.nextInt(data.length - bytes + 1);
    int frameLength = random.nextInt(4) == 0 ? random.nextInt(bytes + 1) : bytes;
    byte[] frame = new byte[frameLength];
    System.arraycopy(data, offsetInData, frame, 0, frameLength);
    BigInteger raw = BitOracle.raw(frame, start, length, bigEndian, signed);
    Decoded out = new Decoded();
    database.frame(5, false, data, offsetInData, frameLength, out);

    assertThat(out.size()).as("values with seed %s", seed).isEqualTo(raw == null ? 0 : 1);
    if (raw != null) {
      assertThat(out.value(0))
          .as("value with seed %s", seed)
          .isEqualTo(raw.doubleValue() * factor + offset);
    }
  }

  @Test
  void readsFloats() throws DbcException {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      boolean bigEndian = random.nextBoolean();
      int type = 1 + random.nextInt(2);
      int bits = 32 * type;
      int start = random.nextInt(64 - bits + 1) / 8 * 8 + (bigEndian ? 7 : 0);
      DbcFrames database =
          DbcFrames.parse(
              "BO_ 5 M: 8 X\n SG_ S : %d|%d@%d- (2,1) [0|0] \"\" X\nSIG_VALTYPE_ 5 S : %d;"
                  .formatted(start, bits, bigEndian ? 0 : 1, type));
      byte[] data = new byte[8];
      random.nextBytes(data);
      BigInteger raw = BitOracle.raw(data, start, bits, bigEndian, false);
      double number =
          type == 1
              ? Float.intBitsToFloat(raw.intValue())
              : Double.longBitsToDouble(raw.longValue());
      Decoded out = new Decoded();
      database.frame(5, false, data, 0, 8, out);

      assertThat(out.value(0)).as("seed %s", seed).isEqualTo(Double.valueOf(number * 2 + 1));
    }
  }
}
