package io.roadloom.format.mcap;

import io.roadloom.format.RecordingInput;
import java.io.IOException;

/** A file seen through a buffer that moves: for walking records without a read for each. */
final class Window {
  private static final int MIN_CAPACITY = 1 << 16;
  private static final int MAX_CAPACITY = 1 << 20;
  private final RecordingInput input;
  private final long size;
  private byte[] buffer = new byte[MIN_CAPACITY];
  private long start;
  private int filled;

  Window(RecordingInput input) throws IOException {
    this.input = input;
    this.size = input.size();
  }

  long size() {
    return size;
  }

  byte[] bytes() {
    return buffer;
  }

  /** How many of {@code count} bytes at {@code position} the file has. */
  int available(long position, int count) {
    return (int) Math.max(0, Math.min(count, size - position));
  }

  /**
   * Makes {@code count} bytes at {@code position}, which the file must have, lie in {@link
   * #bytes()}.
   *
   * @return where they start
   */
  int seek(long position, int count) throws IOException {
    if (position >= start && position + count <= start + filled) {
      return (int) (position - start);
    }
    // Reads ahead further the longer the walk goes on without jumps.
    boolean onward = position >= start && position <= start + filled;
    int ahead = onward ? Math.min(MAX_CAPACITY, 2 * buffer.length) : MIN_CAPACITY;
    int wanted = Math.max(count, ahead);
    if (wanted > buffer.length) {
      buffer = new byte[wanted];
    }
    start = position;
    filled = input.read(position, buffer, 0, available(position, wanted));
    if (filled < count) {
      throw new IOException(
          "the file ended at byte "
              + (position + filled)
              + ", it was "
              + size
              + " bytes long when opened");
    }
    return 0;
  }
}
