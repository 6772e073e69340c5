package io.roadloom.decode.can;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.decode.Decoded;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DbcFramesTest {
  private static final String MULTIPLEXED =
      """
      VERSION ""
      BO_ 100 MUX: 8 XXX
       SG_ Selector M : 0|4@1+ (1,0) [0|15] "" XXX
       SG_ A m0 : 8|8@1+ (1,0) [0|255] "" XXX
       SG_ B m1 : 8|8@1- (0.5,1) [0|255] "V" XXX
       SG_ Inner m2M : 8|8@1+ (1,0) [0|255] "" XXX
       SG_ C m3 : 16|8@1+ (1,0) [0|255] "" XXX
      BO_ 2147483748 EXT: 8 XXX
       SG_ F : 0|32@1- (1,0) [0|0] "" XXX
      CM_ SG_ 100 A "a text
      SG_ not a signal";
      SG_MUL_VAL_ 100 C Inner 3-4, 9-9;
      VAL_ 100 A 1 "one" 2 "two" ;
      SIG_VALTYPE_ 2147483748 F : 1;
      """;

  static Stream<Path> databases() throws IOException {
    try (Stream<Path> files = Files.list(SharedData.path("dbc"))) {
      return files.filter(file -> file.toString().endsWith(".dbc")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void readsRealDatabases(Path file) throws Exception {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    long stated = text.lines().filter(line -> line.strip().startsWith("SG_ ")).count();

    assertThat(DbcFrames.parse(text).signals()).hasSize((int) stated);
  }

  @Test
  void followsMultiplexors() throws Exception {
    assertThat(decode(MULTIPLEXED, 100, false, 0x00, 2))
        .containsExactlyInAnyOrderEntriesOf(Map.of("MUX.Selector", 0.0, "MUX.A", 2.0));
    assertThat(decode(MULTIPLEXED, 100, false, 0x01, 0xff))
        .containsExactlyInAnyOrderEntriesOf(Map.of("MUX.Selector", 1.0, "MUX.B", 0.5));
    assertThat(decode(MULTIPLEXED, 100, false, 0x02, 4, 7))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("MUX.Selector", 2.0, "MUX.Inner", 4.0, "MUX.C", 7.0));
    assertThat(decode(MULTIPLEXED, 100, false, 0x02, 5, 7)).doesNotContainKey("MUX.C");
  }

  @Test
  void labelsValuesAndReadsFloats() throws Exception {
    DbcFrames frames = DbcFrames.parse(MULTIPLEXED);
    Decoded out = new Decoded();
    frames.frame(100, false, new byte[] {0, 2, 0, 0, 0, 0, 0, 0}, 0, 8, out);

    assertThat(out.text(1)).isEqualTo("two");
    assertThat(decode(MULTIPLEXED, 100, true, 0, 0, 0xC0, 0x3F)).containsEntry("EXT.F", 1.5);
    assertThat(decode(MULTIPLEXED, 101, false, 1)).isEmpty();
  }

  @Test
  void leavesOutWhatAShortFrameLacks() throws Exception {
    Decoded out = new Decoded();
    DbcFrames.parse(MULTIPLEXED).frame(100, false, new byte[] {0}, 0, 1, out);

    assertThat(out.size()).isEqualTo(1);
  }

  @Test
  void namesTheLineOfAMistake() {
    assertThatThrownBy(
            () ->
                DbcFrames.parse("VERSION \"\"\nBO_ 1 A: 8 X\n SG_ B : 1|99@1+ (1,0) [0|0] \"\" X"))
        .hasMessage("line 3: expected 1 to 64 bits within 64 bytes, found «1|99»");
    assertThatThrownBy(() -> DbcFrames.parse("hello")).hasMessageContaining("a CAN database");
  }

  /** Against a reading bit by bit, in numbers of any size. */
  @Test
  void extractsAnyBits() throws Exception {
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      boolean big = random.nextBoolean();
      boolean signed = random.nextBoolean();
      int start = random.nextInt(64);
      int room = big ? 64 - (start / 8 * 8 + 7 - start % 8) : 64 - start;
      int length = 1 + random.nextInt(room);
      byte[] data = new byte[8];
      random.nextBytes(data);
      String text =
          "BO_ 5 M: 8 X\n SG_ S : %d|%d@%d%s (1,0) [0|0] \"\" X\nBU_:"
              .formatted(start, length, big ? 0 : 1, signed ? "-" : "+");
      Decoded out = new Decoded();
      DbcFrames.parse(text).frame(5, false, data, 0, 8, out);

      assertThat(out.value(0))
          .as("seed %s", seed)
          .isEqualTo(oracle(data, start, length, big, signed));
    }
  }

  private static double oracle(byte[] data, int start, int length, boolean big, boolean signed) {
    BigInteger value = BigInteger.ZERO;
    int bit = start;
    for (int i = 0; i < length; i++) {
      boolean set = (data[bit / 8] >> (bit % 8) & 1) == 1;
      if (set) {
        value = value.setBit(big ? length - 1 - i : i);
      }
      bit = big ? (bit % 8 == 0 ? bit + 15 : bit - 1) : bit + 1;
    }
    if (signed && value.testBit(length - 1)) {
      value = value.subtract(BigInteger.ONE.shiftLeft(length));
    }
    return value.doubleValue();
  }

  private static Map<String, Double> decode(String dbc, int id, boolean extended, int... bytes)
      throws DbcException {
    DbcFrames frames = DbcFrames.parse(dbc);
    byte[] data = new byte[8];
    for (int i = 0; i < bytes.length; i++) {
      data[i] = (byte) bytes[i];
    }
    Decoded out = new Decoded();
    frames.frame(id, extended, data, 0, 8, out);
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < out.size(); i++) {
      values.put(frames.signals().get(out.signalId(i)).name(), out.value(i));
    }
    return values;
  }
}
