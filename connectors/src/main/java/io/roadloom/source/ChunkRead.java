package io.roadloom.source;

import io.roadloom.format.ChunkRef;
import io.roadloom.model.RawBatch;
import javax.annotation.Nullable;

/**
 * One read of a split.
 *
 * @param recording index into the split's recordings
 * @param index which of the recording's chunks
 * @param chunks how many the recording has, at least 1
 * @param chunk null where the recording has none: it is read as one empty part, so that its faults
 *     and its end are told
 * @param bound as in {@link RawBatch}
 */
record ChunkRead(int recording, int index, int chunks, @Nullable ChunkRef chunk, long bound) {
  /** The same of a split that has the recording at another place. */
  ChunkRead of(int place) {
    return new ChunkRead(place, index, chunks, chunk, bound);
  }

  long bytes() {
    return chunk == null ? 0 : chunk.length();
  }
}
