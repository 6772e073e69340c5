package io.roadloom.lake.column;

import org.apache.iceberg.shaded.org.apache.parquet.bytes.BytesInput;
import org.apache.iceberg.shaded.org.apache.parquet.column.Encoding;

/** How often values of a page repeat, or how deep they are defined; nothing where that is given. */
final class Levels {
  private final int bits;
  private final RunLengths runs = new RunLengths();

  /**
   * @param max 0 where there is but one
   */
  Levels(int max) {
    this.bits = Integer.SIZE - Integer.numberOfLeadingZeros(max);
  }

  void add(int level, int times) {
    if (bits > 0) {
      runs.add(level, times);
    }
  }

  /** Those of a page, of which there are no more after that. */
  BytesInput take() {
    if (bits == 0) {
      return BytesInput.empty();
    }
    PlainBytes levels = new PlainBytes();
    runs.writeTo(levels, bits);
    runs.clear();
    return BytesInput.concat(BytesInput.fromInt(levels.size()), levels.input());
  }

  Encoding encoding() {
    return bits == 0 ? Encoding.BIT_PACKED : Encoding.RLE;
  }

  int bytes() {
    return runs.bytes();
  }
}
