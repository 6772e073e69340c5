package io.roadloom.source;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingIndex;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;

/** Files that cannot be opened though storage answers: one fault, nothing to read. */
final class Unreadable {
  // Thrown by Hadoop, which may be loaded by a plugin's class loader or not be there at all.
  private static final String DENIED_BY_HADOOP = "AccessControlException";

  private Unreadable() {}

  /** Whether a failure is one file's: it is gone, denied, or no file; storage itself answers. */
  static boolean isOfFile(IOException failure) {
    return failure instanceof FileNotFoundException
        || failure instanceof FileSystemException
        || failure.getClass().getSimpleName().equals(DENIED_BY_HADOOP);
  }

  static Fault fault(long from, long to, IOException failure) {
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    String found = message.lines().findFirst().orElseGet(() -> failure.getClass().getSimpleName());
    return new Fault(from, to, "unreadable_file", "a file that can be read", found, null);
  }

  static RecordingIndex index(RecordingRef recording, IOException failure) {
    return new RecordingIndex(
        Map.of(),
        List.of(),
        Map.of(),
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Map.of(),
        List.of(),
        false,
        List.of(fault(0, recording.size(), failure)));
  }

  /** Why a recording that was found unreadable still is. */
  static IOException reason(RecordingInput input) {
    try {
      input.read(0, new byte[1], 0, 1);
      return new IOException("a file that could be read only later");
    } catch (IOException e) {
      return e;
    }
  }

  /** Stands in for a reader; every read fails as opening did. */
  static RecordingReader reader(RecordingRef of, RecordingInput input, IOException failure) {
    RecordingIndex index = index(of, failure);
    return new RecordingReader() {
      @Override
      public RecordingIndex index() {
        return index;
      }

      @Override
      public RawBatch read(RecordingRef recording, ChunkRef chunk) throws IOException {
        throw failure;
      }

      @Override
      public void close() throws IOException {
        input.close();
      }
    };
  }
}
