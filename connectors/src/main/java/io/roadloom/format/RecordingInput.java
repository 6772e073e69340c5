package io.roadloom.format;

import java.io.Closeable;
import java.io.IOException;

/** A recording's bytes, readable at any position: a local file, an object in a store. */
public interface RecordingInput extends Closeable {
  long size() throws IOException;

  /**
   * Reads up to {@code length} bytes at {@code position}; fewer only at the end of the file.
   *
   * @return bytes read; 0 at or past the end
   */
  int read(long position, byte[] into, int offset, int length) throws IOException;
}
