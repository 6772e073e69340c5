package io.roadloom.decode.image;

/** Progressive scans of DC coefficients: their high bits first, then one bit a scan. */
final class ProgressiveWalk implements McuWalk {
  @Override
  public void walk(
      EntropyBits in, JpegScan scan, int from, int to, int[] predictions, int[] coefficients)
      throws UnreadableImageException {
    for (int mcu = from; mcu < to; mcu++) {
      for (int b = 0; b < scan.blocks; b++) {
        if (in.next > in.limit()) {
          throw in.fault("entropy-coded data end too early");
        }
        in.refill();
        int target = scan.target[b] + mcu * scan.across[b];
        if (scan.high > 0) {
          coefficients[target] |= (int) (in.bits >>> 63) << scan.low;
          in.take(1);
        } else {
          int value = predictions[scan.predictor[b]] + difference(in, scan.block[b].dc);
          predictions[scan.predictor[b]] = value;
          coefficients[target] = value << scan.low;
        }
      }
    }
  }

  private static int difference(EntropyBits in, HuffmanTable table)
      throws UnreadableImageException {
    int code = table.symbol(in.bits);
    int size = code >>> 8;
    if (code == 0 || size > 15) {
      throw in.fault("broken entropy-coded data");
    }
    in.take(code & 0xFF);
    int value = (int) (in.bits >>> 1 >>> (63 - size));
    in.take(size);
    return size == 0 || value >>> (size - 1) == 1 ? value : value + 1 - (1 << size);
  }
}
