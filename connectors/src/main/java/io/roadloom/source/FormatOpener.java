package io.roadloom.source;

import io.roadloom.format.RecordingFormats;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.RecordingRef;
import java.io.IOException;

/**
 * Recordings of the known formats in Flink's file systems. A file that cannot be opened, though
 * storage answers, opens as one that has a fault and no chunks.
 */
final class FormatOpener implements RecordingOpener {
  private static final long serialVersionUID = 1;

  @Override
  public RecordingInput input(RecordingRef recording) throws IOException {
    return new FileSystemInput(recording.uri());
  }

  @Override
  public RecordingReader open(RecordingRef recording, RecordingInput input) throws IOException {
    if (recording.unreadable()) {
      return Unreadable.reader(recording, input, Unreadable.reason(input));
    }
    try {
      return RecordingFormats.named(recording.format()).open(input);
    } catch (IOException e) {
      if (!Unreadable.isOfFile(e)) {
        throw e;
      }
      return Unreadable.reader(recording, input, e);
    }
  }
}
