package io.roadloom.source;

import io.roadloom.format.RecordingFormat;
import io.roadloom.format.RecordingFormats;
import io.roadloom.format.RecordingIdentity;
import io.roadloom.format.RecordingIndex;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** Looks at files: their format, identity, drives and index. */
public record RecordingProbe(DriveNaming naming) implements Serializable {
  /**
   * Looks at a file, whatever its bytes are, and whether it can be opened or not.
   *
   * @return the recording that it is; of a segment, one for each drive in it
   * @throws IOException where storage does not answer
   */
  public List<ProbedRecording> probe(FoundFile file) throws IOException {
    try {
      return look(file);
    } catch (IOException e) {
      if (!Unreadable.isOfFile(e)) {
        throw e;
      }
      return List.of(unreadable(file, e));
    }
  }

  /** What is told of a file that cannot be opened. */
  public ProbedRecording unreadable(FoundFile file, IOException failure) {
    RecordingRef recording = RecordingRef.unreadable(naming.drive(file, Map.of()), file.uri());
    return new ProbedRecording(recording, Unreadable.index(recording, failure));
  }

  private List<ProbedRecording> look(FoundFile file) throws IOException {
    try (RecordingInput input = new FileSystemInput(file.uri())) {
      RecordingFormat format = RecordingFormats.of(file.uri(), input);
      try (RecordingReader reader = format.open(input)) {
        RecordingIndex index = reader.index();
        List<ProbedRecording> parts = RecordingParts.of(file.uri(), format.name(), index, input);
        return parts.isEmpty() ? List.of(whole(file, format, index, input)) : parts;
      }
    }
  }

  private ProbedRecording whole(
      FoundFile file, RecordingFormat format, RecordingIndex index, RecordingInput input)
      throws IOException {
    RecordingRef recording =
        new RecordingRef(
            naming.drive(file, index.metadata()),
            RecordingIdentity.of(input),
            file.uri(),
            format.name(),
            input.size());
    return new ProbedRecording(recording, index);
  }
}
