package io.roadloom.source;

/** What a chunk adds to its recording's checksum: sums do not depend on the order of chunks. */
final class ChunkChecksum {
  private ChunkChecksum() {}

  /** The finalizer of SplitMix64 over where a chunk lies and the CRC-32C of its bytes. */
  static long of(long offset, long crc) {
    long z = offset * 0x9e3779b97f4a7c15L + crc;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
