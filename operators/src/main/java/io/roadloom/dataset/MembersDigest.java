package io.roadloom.dataset;

import io.roadloom.model.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.annotation.Nullable;

/**
 * SHA-256 over the members of a version, in order, and over nothing that depends on the run: the
 * same for the same members in any warehouse. Texts are UTF-8 behind their length in 4 bytes, −1
 * for none; numbers 8 bytes; all big-endian.
 */
public final class MembersDigest {
  private final MessageDigest digest = Sha256.digest();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13);

  /** The members that follow are of this drive. */
  public void drive(String split, String vehicleId, String driveId, String leakageGroup) {
    text(split);
    text(vehicleId);
    text(driveId);
    text(leakageGroup);
  }

  public void member(
      String sampleToken,
      @Nullable String sceneToken,
      long timestampNs,
      @Nullable String nearCluster,
      long payloadBytes) {
    text(sampleToken);
    text(sceneToken);
    number(timestampNs);
    text(nearCluster);
    number(payloadBytes);
  }

  private void text(@Nullable String value) {
    reserve(4);
    if (value == null) {
      buffer.putInt(-1);
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    buffer.putInt(bytes.length);
    if (bytes.length > buffer.capacity()) {
      flush();
      digest.update(bytes);
    } else {
      reserve(bytes.length);
      buffer.put(bytes);
    }
  }

  private void number(long value) {
    reserve(8);
    buffer.putLong(value);
  }

  private void reserve(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
  }

  private void flush() {
    digest.update(buffer.flip());
    buffer.clear();
  }

  /** 64 hex digits; ends the digest. */
  public String hex() {
    flush();
    return HexFormat.of().formatHex(digest.digest());
  }
}
