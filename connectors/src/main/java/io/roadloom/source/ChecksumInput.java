package io.roadloom.source;

import io.roadloom.format.RecordingInput;
import java.io.IOException;
import java.util.zip.CRC32C;

/** Sums up a range of the bytes that pass through it, so that no byte is fetched for that alone. */
final class ChecksumInput implements RecordingInput {
  private static final int BUFFER = 1 << 16;
  private final RecordingInput input;
  private final CRC32C crc = new CRC32C();
  private long next;
  private long end;

  ChecksumInput(RecordingInput input) {
    this.input = input;
  }

  /** Starts a sum over {@code [from, to)} of the file. */
  void start(long from, long to) {
    crc.reset();
    next = from;
    end = to;
  }

  /** The sum; bytes of the range that nobody has read in order are fetched for it. */
  long finish() throws IOException {
    byte[] buffer = next < end ? new byte[BUFFER] : null;
    while (next < end) {
      if (read(next, buffer, 0, (int) Math.min(BUFFER, end - next)) == 0) {
        break;
      }
    }
    end = next;
    return crc.getValue();
  }

  @Override
  public long size() throws IOException {
    return input.size();
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    int count = input.read(position, into, offset, length);
    long last = Math.min(position + count, end);
    if (position <= next && next < last) {
      crc.update(into, offset + (int) (next - position), (int) (last - next));
      next = last;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
