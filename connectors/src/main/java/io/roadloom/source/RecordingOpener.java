package io.roadloom.source;

import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.io.Serializable;

/** Where recordings' bytes come from, and who makes sense of them. */
interface RecordingOpener extends Serializable {
  RecordingInput input(RecordingRef recording) throws IOException;

  /** Opens and indexes a recording; closing the reader closes {@code input}. */
  RecordingReader open(RecordingRef recording, RecordingInput input) throws IOException;
}
