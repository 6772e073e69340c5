package io.roadloom.format;

import io.roadloom.model.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Says which recording a file is, by its content and without reading all of it: the first 16 bytes
 * of SHA-256 over its size (8 bytes, big-endian), its first and last 64 KiB and 64 blocks of 4 KiB,
 * evenly spaced. Two files that differ elsewhere are told apart by their checksums.
 */
public final class RecordingIdentity {
  private static final int END = 64 << 10;
  private static final int BLOCK = 4 << 10;
  private static final int BLOCKS = 64;

  private RecordingIdentity() {}

  /** 32 hex digits. */
  public static String of(RecordingInput input) throws IOException {
    long size = input.size();
    MessageDigest digest = Sha256.digest();
    digest.update(ByteBuffer.allocate(8).putLong(size).flip());
    update(digest, input, 0, END);
    long step = size / (BLOCKS + 1);
    for (int i = 1; i <= BLOCKS; i++) {
      update(digest, input, i * step, BLOCK);
    }
    update(digest, input, Math.max(0, size - END), END);
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static void update(MessageDigest digest, RecordingInput input, long at, int length)
      throws IOException {
    byte[] bytes = new byte[length];
    digest.update(bytes, 0, input.read(at, bytes, 0, length));
  }
}
