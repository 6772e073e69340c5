package io.roadloom.decode.image;

import java.util.HexFormat;

/** The tables of JPEG's Annex K, which motion JPEG leaves out of its frames. */
final class StandardHuffman {
  private static final HuffmanTable DC_LUMINANCE =
      of("00010501010101010100000000000000", "000102030405060708090a0b");
  private static final HuffmanTable DC_CHROMINANCE =
      of("00030101010101010101010000000000", "000102030405060708090a0b");
  private static final HuffmanTable AC_LUMINANCE =
      of(
          "0002010303020403050504040000017d",
          "01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25"
              + "262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a"
              + "838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9ca"
              + "d2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa");
  private static final HuffmanTable AC_CHROMINANCE =
      of(
          "00020102040403040705040400010277",
          "0001020311040521310612415107617113223281081442"
              + "91a1b1c109233352f0156272d10a162434e125f11718191a262728292a35363738393a43"
              + "4445464748494a535455565758595a636465666768696a737475767778797a8283848586"
              + "8788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6"
              + "c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa");

  private StandardHuffman() {}

  /**
   * @param tableClass 0 for DC, 1 for AC
   * @param id 0 for luminance, 1 for chrominance
   */
  static HuffmanTable table(int tableClass, int id) {
    if (tableClass == 0) {
      return id == 0 ? DC_LUMINANCE : DC_CHROMINANCE;
    }
    return id == 0 ? AC_LUMINANCE : AC_CHROMINANCE;
  }

  private static HuffmanTable of(String counts, String symbols) {
    try {
      return new HuffmanTable(HexFormat.of().parseHex(counts + symbols));
    } catch (UnreadableImageException e) {
      throw new IllegalStateException("the standard's tables are sound", e);
    }
  }
}
