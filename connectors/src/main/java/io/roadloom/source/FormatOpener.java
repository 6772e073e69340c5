package io.roadloom.source;

import io.roadloom.format.RecordingFormats;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.RecordingRef;
import java.io.IOException;

/** Recordings of the known formats in Flink's file systems. */
final class FormatOpener implements RecordingOpener {
  private static final long serialVersionUID = 1;

  @Override
  public RecordingInput input(RecordingRef recording) throws IOException {
    return new FileSystemInput(recording.uri());
  }

  @Override
  public RecordingReader open(RecordingRef recording, RecordingInput input) throws IOException {
    return RecordingFormats.named(recording.format()).open(input);
  }
}
