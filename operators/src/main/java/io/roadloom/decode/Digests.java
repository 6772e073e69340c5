package io.roadloom.decode;

import io.roadloom.model.Sha256;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;

/** SHA-256 without an object a message. */
final class Digests {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private final MessageDigest sha256 = Sha256.digest();
  private final byte[] digest = new byte[32];

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
