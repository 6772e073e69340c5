package io.roadloom.source;

import io.roadloom.format.RecordingFormat;
import io.roadloom.format.RecordingFormats;
import io.roadloom.format.RecordingIdentity;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

/** Looks at files: their format, identity, drive and index. */
public record RecordingProbe(DriveNaming naming) implements Serializable {
  /**
   * Looks at a file, whatever its bytes are, and whether it can be opened or not.
   *
   * @throws IOException where storage does not answer
   */
  public ProbedRecording probe(FoundFile file) throws IOException {
    try {
      return look(file);
    } catch (IOException e) {
      if (!Unreadable.isOfFile(e)) {
        throw e;
      }
      return unreadable(file, e);
    }
  }

  /** What is told of a file that cannot be opened. */
  public ProbedRecording unreadable(FoundFile file, IOException failure) {
    RecordingRef recording = RecordingRef.unreadable(naming.drive(file, Map.of()), file.uri());
    return new ProbedRecording(recording, Unreadable.index(recording, failure));
  }

  private ProbedRecording look(FoundFile file) throws IOException {
    try (RecordingInput input = new FileSystemInput(file.uri())) {
      RecordingFormat format = RecordingFormats.of(file.uri(), input);
      String id = RecordingIdentity.of(input);
      try (RecordingReader reader = format.open(input)) {
        RecordingRef recording =
            new RecordingRef(
                naming.drive(file, reader.index().metadata()),
                id,
                file.uri(),
                format.name(),
                input.size());
        return new ProbedRecording(recording, reader.index());
      }
    }
  }
}
