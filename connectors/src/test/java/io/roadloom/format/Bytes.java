package io.roadloom.format;

/** A recording in memory. */
public record Bytes(byte[] bytes) implements RecordingInput {
  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) {
    int count = (int) Math.max(0, Math.min(length, bytes.length - position));
    if (count > 0) {
      System.arraycopy(bytes, (int) position, into, offset, count);
    }
    return count;
  }

  @Override
  public void close() {}
}
