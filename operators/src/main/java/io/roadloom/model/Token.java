package io.roadloom.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Deterministic row tokens: the first 16 bytes of SHA-256 over the length-prefixed parts of the
 * natural key, as 32 hex digits. Lengths are 4-byte big-endian; text is UTF-8; numbers are 8-byte
 * big-endian.
 */
public final class Token {
  private static final HexFormat HEX = HexFormat.of();

  /** Each row has a token or two: to ask for a digest costs as much as to use it. */
  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::digest);

  private Token() {}

  /** Key: drive, keyframe time. */
  public static String sample(String driveId, long timeNs) {
    return of(text(driveId), number(timeNs));
  }

  /** Key: the word {@code scene}, drive, time of the scene's first sample. */
  public static String scene(String driveId, long firstNs) {
    return of(text("scene"), text(driveId), number(firstNs));
  }

  /**
   * Key: sample (empty where there is none), channel, reading time, SHA-256 of the payload in hex.
   */
  public static String sampleData(String sampleToken, String channel, long timeNs, String sha256) {
    return of(text(sampleToken), text(channel), number(timeNs), HEX.parseHex(sha256));
  }

  /** The token of a natural key's parts. */
  public static String of(byte[]... parts) {
    int size = 0;
    for (byte[] part : parts) {
      size += Integer.BYTES + part.length;
    }
    ByteBuffer key = ByteBuffer.allocate(size);
    for (byte[] part : parts) {
      key.putInt(part.length).put(part);
    }
    return HEX.formatHex(DIGEST.get().digest(key.array()), 0, 16);
  }

  public static byte[] text(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] number(long value) {
    return ByteBuffer.allocate(8).putLong(value).array();
  }
}
