package io.roadloom.cli;

import io.roadloom.format.RecordingFormat;
import io.roadloom.format.RecordingFormats;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import io.roadloom.source.FileSystemInput;
import io.roadloom.source.NothingToReadException;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A recording that a command was given by name. */
final class OneRecording implements Closeable {
  private final RecordingInput input;
  private final RecordingReader reader;
  private final RecordingRef ref;

  private OneRecording(RecordingInput input, RecordingReader reader, RecordingRef ref) {
    this.input = input;
    this.reader = reader;
    this.ref = ref;
  }

  static OneRecording open(String file) throws IOException {
    if (file.isBlank()) {
      throw new NothingToReadException("the path of the recording is empty");
    }
    boolean local = !file.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*");
    Path path = local ? Path.of(file).toAbsolutePath() : null;
    if (local && !Files.isRegularFile(path)) {
      String what = Files.exists(path) ? "is not a file" : "does not exist";
      throw new NothingToReadException(file + " " + what);
    }
    RecordingInput input = new FileSystemInput(local ? path.toUri().toString() : file);
    try {
      RecordingFormat format = RecordingFormats.of(file, input);
      RecordingReader reader = format.open(input);
      RecordingRef ref =
          new RecordingRef(new DriveKey("", file), "", file, format.name(), input.size());
      return new OneRecording(input, reader, ref);
    } catch (FileNotFoundException e) {
      if (local) {
        throw e; // it is there, see above, and may not be read
      }
      throw new NothingToReadException(file + " does not exist");
    }
  }

  RecordingInput input() {
    return input;
  }

  RecordingReader reader() {
    return reader;
  }

  RecordingRef ref() {
    return ref;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
