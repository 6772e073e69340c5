package io.roadloom.source;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingIdentity;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.lake.Storage;
import io.roadloom.model.Channel;
import io.roadloom.model.RecordingRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;

/** Recordings where they lie, as planning asks for them. */
public final class RecordingStorage implements Storage {
  private final RecordingOpener opener;

  RecordingStorage(RecordingOpener opener) {
    this.opener = opener;
  }

  /** In Flink's file systems. */
  public RecordingStorage() {
    this(new FormatOpener());
  }

  /** A file that could not be opened is as much there as it was. */
  @Override
  public boolean present(RecordingRef recording) {
    if (recording.unreadable()) {
      return true;
    }
    try (RecordingInput input = opener.input(recording)) {
      if (input.size() != recording.size()) {
        return false;
      }
      String id = RecordingIdentity.of(input);
      return id.equals(recording.recordingId())
          || Storage.salted(id, checksum(recording)).equals(recording.recordingId());
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + recording.uri(), e);
    }
  }

  /**
   * Which channels a recording has; none where it cannot be opened.
   *
   * @throws IOException where storage does not answer
   */
  public Collection<Channel> channels(RecordingRef recording) throws IOException {
    try (RecordingReader reader = opener.open(recording, opener.input(recording))) {
      return reader.index().channels().values();
    }
  }

  @Override
  public long checksum(RecordingRef recording) {
    try (ChecksumInput input = new ChecksumInput(opener.input(recording));
        RecordingReader reader = opener.open(recording, input)) {
      long sum = 0;
      for (ChunkRef chunk : reader.index().chunks()) {
        input.start(chunk.offset(), chunk.offset() + chunk.length());
        sum += ChunkChecksum.of(chunk.offset(), input.finish());
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + recording.uri(), e);
    }
  }
}
