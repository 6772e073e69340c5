package io.roadloom.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CdrWriterTest {
  @Test
  void valuesAreAlignedBehindTheHeader() {
    CdrWriter out = new CdrWriter().begin();
    out.u8(7).u16(0x0102).string("ab").f64(1.0).octets(new byte[] {9, 8}, 2);
    assertThat(HexFormat.of().formatHex(Arrays.copyOf(out.bytes(), out.size())))
        .isEqualTo(
            "00010000"
                + "0700"
                + "0201"
                + "03000000"
                + "616200"
                + "0000000000"
                + "000000000000f03f"
                + "02000000"
                + "0908");
  }

  @Test
  void stampsBeforeTheEpochRoundDown() {
    CdrWriter out = new CdrWriter().begin().header(-1, "");
    assertThat(HexFormat.of().formatHex(Arrays.copyOfRange(out.bytes(), 4, 12)))
        .isEqualTo("ffffffff" + "ffc99a3b");
  }
}
