package io.roadloom.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownTextsTest {
  private static final long SEED = 20261130;

  /** More than the table has places for, so that they throw each other out. */
  private static final int TEXTS = 100_000;

  @Test
  void eachTextIsTheOneThatWasPacked() {
    Random random = new Random(SEED);
    List<String> texts = new ArrayList<>();
    Packer out = new Packer();
    for (int i = 0; i < TEXTS; i++) {
      String text = random.nextInt(4) == 0 ? text(random) : "drive-" + random.nextInt(3000);
      texts.add(text);
      out.text(text);
    }
    Unpacker in = new Unpacker(out.toBytes());
    for (int i = 0; i < TEXTS; i++) {
      assertThat(in.name()).as("text %d of seed %d", i, SEED).isEqualTo(texts.get(i));
    }
    assertThat(in.remaining()).isZero();
  }

  @Test
  void aNameThatComesAgainIsTheSameObject() {
    Packer out = new Packer();
    out.text("/can/0: Drehzahl in min⁻¹");
    assertThat(new Unpacker(out.toBytes()).name()).isSameAs(new Unpacker(out.toBytes()).name());
  }

  @Test
  void aNameAheadOfTheEndOfItsBufferIsRefused() {
    Packer out = new Packer();
    out.text("/imu");
    Unpacker in = new Unpacker(out.toBytes(), 3);
    assertThatIllegalStateException()
        .isThrownBy(in::name)
        .withMessageContaining("a packed length of 4");
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(400), 1, 0x2000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
