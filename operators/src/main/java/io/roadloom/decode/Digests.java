package io.roadloom.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 without an object a message. */
final class Digests {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private final MessageDigest sha256;
  private final byte[] digest = new byte[32];

  Digests() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Writes the digest of {@code data[offset .. offset + length)} to {@code out[at .. at + 4)}. */
  void sha256(byte[] data, int offset, int length, long[] out, int at) {
    sha256.update(data, offset, length);
    try {
      sha256.digest(digest, 0, digest.length);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 fits 32 bytes", e);
    }
    for (int i = 0; i < 4; i++) {
      out[at + i] = (long) WORD.get(digest, 8 * i);
    }
  }
}
