package io.roadloom.decode.image;

/** Decodes MCUs of one kind of scan into DC coefficients. */
interface McuWalk {
  /**
   * Decodes the MCUs {@code from} to {@code to} of the row that the scan's targets stand at.
   *
   * @param predictions last DC coefficient of each of the scan's components
   */
  void walk(EntropyBits in, JpegScan scan, int from, int to, int[] predictions, int[] coefficients)
      throws UnreadableImageException;
}
