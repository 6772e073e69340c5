package io.roadloom.format;

import java.io.IOException;

/** A kind of recording. A new one is a class here and a line in {@code RecordingFormats}. */
public interface RecordingFormat {
  /** Lower case, as it stands in the {@code recording} table. */
  String name();

  /** Endings of file names that say «this is a recording», with the dot: {@code .mcap}. */
  String extension();

  /** Whether a file that starts with {@code head} is of this format. */
  boolean matches(byte[] head);

  /**
   * Opens a recording and indexes it: by its own index where that is whole, else by a scan. Never
   * fails for what the bytes are, only for storage that does not answer.
   */
  RecordingReader open(RecordingInput input) throws IOException;
}
