package io.roadloom.source;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingIndex;
import io.roadloom.model.RecordingRef;
import java.util.List;

/**
 * What planning needs of a recording.
 *
 * @param complete whether its own index is whole: opening it again is then cheap
 */
record IndexedRecording(RecordingRef recording, List<ChunkRef> chunks, boolean complete) {
  static IndexedRecording of(RecordingRef recording, RecordingIndex index) {
    return new IndexedRecording(recording, index.chunks(), index.complete());
  }

  long bytes() {
    return chunks.stream().mapToLong(ChunkRef::length).sum();
  }
}
