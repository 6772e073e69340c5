package io.roadloom.decode.image;

import static io.roadloom.decode.image.EntropyBits.LONG;

/**
 * Sequential scans: each block is a DC coefficient and, skipped here, the AC coefficients. The
 * hottest loop there is: the stream's state lives in locals.
 */
final class SequentialWalk implements McuWalk {
  private static final int SHIFT = 64 - HuffmanTable.WINDOW;

  @Override
  public void walk(
      EntropyBits in, JpegScan scan, int from, int to, int[] predictions, int[] coefficients)
      throws UnreadableImageException {
    byte[] bytes = in.bytes;
    int limit = in.limit();
    int blocks = scan.blocks;
    long bits = in.bits;
    int count = in.count;
    int next = in.next;
    for (int mcu = from; mcu < to; mcu++) {
      for (int b = 0; b < blocks; b++) {
        if (next > limit) {
          throw in.fault("entropy-coded data end too early");
        }
        JpegComponent component = scan.block[b];
        bits |= (long) LONG.get(bytes, next) >>> count;
        next += (63 - count) >>> 3;
        count |= 56;

        int code = component.dc.first()[(int) (bits >>> SHIFT)];
        if (code == 0) {
          code = component.dc.symbol(bits);
        }
        int size = code >>> 8;
        if (code == 0 || size > 15) {
          throw broken(in, bits, count, next);
        }
        bits <<= code;
        int extra = (int) (bits >>> 1 >>> (63 - size));
        bits <<= size;
        count -= (code & 0xFF) + size;
        int negative = (extra - (1 << size >>> 1)) >> 31;
        int dc = predictions[scan.predictor[b]] + extra + (negative & (1 - (1 << size)));
        predictions[scan.predictor[b]] = dc;
        coefficients[scan.target[b] + mcu * scan.across[b]] = dc;

        char[] skips = component.ac.acSkips();
        int k = 1;
        while (true) {
          int entry = skips[(int) (bits >>> SHIFT)];
          int reached = k + (entry >>> 6);
          if (reached < 64) {
            bits <<= entry;
            count -= entry & 63;
            k = reached;
            entry = skips[(int) (bits >>> SHIFT)];
            reached = k + (entry >>> 6);
            if (reached < 64) {
              bits <<= entry;
              count -= entry & 63;
              k = reached;
              bits |= (long) LONG.get(bytes, next) >>> count;
              next += (63 - count) >>> 3;
              count |= 56;
              continue;
            }
          }
          if ((reached & ~63) == HuffmanTable.END_OF_BLOCK) {
            bits <<= entry;
            count -= entry & 63;
            break;
          }
          bits |= (long) LONG.get(bytes, next) >>> count;
          next += (63 - count) >>> 3;
          count |= 56;
          int symbol = component.ac.symbol(bits);
          int length = (symbol & 0xFF) + (symbol >>> 8 & 15);
          int run = symbol >>> 12;
          bits <<= length;
          count -= length;
          boolean coefficient = (symbol >>> 8 & 15) != 0 || run == 15;
          k += run + 1;
          if (symbol == 0 || !coefficient && run != 0 || k > 64) {
            throw broken(in, bits, count, next);
          }
          if (k == 64 || !coefficient) {
            break;
          }
          bits |= (long) LONG.get(bytes, next) >>> count;
          next += (63 - count) >>> 3;
          count |= 56;
        }
      }
    }
    in.bits = bits;
    in.count = count;
    in.next = next;
  }

  private static UnreadableImageException broken(EntropyBits in, long bits, int count, int next) {
    in.bits = bits;
    in.count = count;
    in.next = next;
    return in.fault("broken entropy-coded data");
  }
}
