package io.roadloom.format;

import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.Closeable;
import java.io.IOException;

/** Reads one recording. Not thread-safe. An IOException is the storage's; bad bytes are faults. */
public interface RecordingReader extends Closeable {
  RecordingIndex index();

  /**
   * Reads a chunk of {@link #index()}: its messages in file order, and what of it can't be read as
   * faults. The next call may overwrite the batch's arrays. The bound is {@link
   * RawBatch#UNBOUNDED}.
   */
  RawBatch read(RecordingRef recording, ChunkRef chunk) throws IOException;
}
