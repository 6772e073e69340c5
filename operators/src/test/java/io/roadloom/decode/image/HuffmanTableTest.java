package io.roadloom.decode.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HuffmanTableTest {
  @Test
  void skipsAreWhatSymbolsOneByOneAre() throws Exception {
    Random random = new Random(1);
    for (int id = 0; id < 2; id++) {
      HuffmanTable table = StandardHuffman.table(1, id);
      for (int i = 0; i < 200_000; i++) {
        long bits = random.nextLong();
        int entry = table.acSkips()[(int) (bits >>> 64 - HuffmanTable.WINDOW)];
        int advance = entry >>> 6;
        if (advance != HuffmanTable.UNKNOWN) {
          assertThat(bySymbols(table, bits, entry & 63)).as("bits %x", bits).isEqualTo(advance);
        }
      }
    }
  }

  /** The advance that the symbols in the first {@code length} bits make. */
  private static int bySymbols(HuffmanTable table, long bits, int length) {
    int advance = 0;
    int taken = 0;
    while (taken < length) {
      int code = table.symbol(bits << taken);
      int symbol = code >>> 8;
      advance += symbol == 0 ? HuffmanTable.END_OF_BLOCK : (symbol >> 4) + 1;
      taken += (code & 0xFF) + (symbol & 15);
    }
    assertThat(taken).isEqualTo(length);
    return advance;
  }

  @Test
  void firstIsTheSymbolWhereItFits() {
    HuffmanTable table = StandardHuffman.table(1, 0);
    for (int window = 0; window < 1 << HuffmanTable.WINDOW; window++) {
      int code = table.symbol((long) window << 64 - HuffmanTable.WINDOW);
      int expected = (code & 0xFF) <= HuffmanTable.WINDOW ? code : 0;
      assertThat((int) table.first()[window]).isEqualTo(expected);
    }
  }

  @Test
  void moreCodesThanThereCanBeAreRefused() {
    byte[] definition = new byte[16 + 3];
    definition[0] = 3;
    assertThatThrownBy(() -> new HuffmanTable(definition))
        .hasMessage("Huffman table with more codes of 1 bits than there can be");
  }
}
