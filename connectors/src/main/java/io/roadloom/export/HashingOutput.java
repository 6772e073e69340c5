package io.roadloom.export;

import io.roadloom.model.Sha256;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and hashes what is written through it. */
final class HashingOutput extends FilterOutputStream {
  /** What is hashed is then still in the cache when it is written. */
  private static final int PIECE = 1 << 16;

  private final MessageDigest sha256 = Sha256.digest();
  private long size;

  HashingOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; ) {
      int piece = Math.min(PIECE, length - done);
      sha256.update(bytes, offset + done, piece);
      out.write(bytes, offset + done, piece);
      done += piece;
    }
    size += length;
  }

  long size() {
    return size;
  }

  /** Of all bytes; to be asked once, at the end. */
  String sha256() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
