package io.roadloom.format;

/**
 * What a chunk adds to its recording's checksum, the {@code checksum} of table {@code recording}:
 * the sum over the recording's chunks, whatever order they are read in.
 *
 * <p>A chunk's bytes are those of {@link ChunkRef}: of an MCAP chunk, the chunk record as it lies
 * in the file, from its opcode to its last byte, without the message indexes behind it.
 */
public final class ChunkChecksum {
  private ChunkChecksum() {}

  /** The finalizer of SplitMix64 over where a chunk lies and the CRC-32C of its bytes. */
  public static long of(long offset, long crc) {
    long z = offset * 0x9e3779b97f4a7c15L + crc;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
