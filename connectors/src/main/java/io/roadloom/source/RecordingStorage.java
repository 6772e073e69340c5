package io.roadloom.source;

import io.roadloom.format.ChunkChecksum;
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
import java.util.HashMap;
import java.util.Map;

/** Recordings where they lie, as planning asks for them. */
public final class RecordingStorage implements Storage {
  private final RecordingOpener opener;
  private final FileIndexes indexes;

  /** What a file holds as a segment, by its uri: by drive, the recording. */
  private final Map<String, Map<String, RecordingRef>> segments = new HashMap<>();

  RecordingStorage(RecordingOpener opener) {
    this.opener = opener;
    this.indexes = new FileIndexes(opener);
  }

  /** In Flink's file systems. */
  public RecordingStorage() {
    this(new FormatOpener());
  }

  /** A file that could not be opened is as much there as it was. */
  @Override
  public boolean present(RecordingRef recording) {
    try {
      return recording.unreadable() || isWhole(recording) || isPart(recording);
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + recording.uri(), e);
    }
  }

  private boolean isWhole(RecordingRef recording) throws IOException {
    String id;
    try (RecordingInput input = opener.input(recording)) {
      if (input.size() != recording.size()) {
        return false;
      }
      id = RecordingIdentity.of(input);
    }
    return is(recording, id);
  }

  private boolean isPart(RecordingRef recording) throws IOException {
    Map<String, RecordingRef> parts = segments.get(recording.uri());
    if (parts == null) {
      parts = parts(recording);
      segments.put(recording.uri(), parts);
    }
    RecordingRef part = parts.get(recording.drive().driveId());
    return part != null && part.size() == recording.size() && is(recording, part.recordingId());
  }

  private Map<String, RecordingRef> parts(RecordingRef recording) throws IOException {
    Map<String, RecordingRef> parts = new HashMap<>();
    try (RecordingInput input = opener.input(recording);
        RecordingReader reader = opener.open(recording, input)) {
      RecordingParts.of(recording.uri(), recording.format(), reader.index(), input)
          .forEach(part -> parts.put(part.recording().drive().driveId(), part.recording()));
    }
    return parts;
  }

  /** Whether {@code id}, which was taken where the recording should lie, is its own. */
  private boolean is(RecordingRef recording, String id) {
    return id.equals(recording.recordingId())
        || Storage.salted(id, checksum(recording)).equals(recording.recordingId());
  }

  /**
   * Which channels a recording has; none where it cannot be opened.
   *
   * @throws IOException where storage does not answer
   */
  public Collection<Channel> channels(RecordingRef recording) throws IOException {
    return indexes.of(recording).channels().values();
  }

  @Override
  public long checksum(RecordingRef recording) {
    try (ChecksumInput input = new ChecksumInput(opener.input(recording))) {
      long sum = 0;
      for (ChunkRef chunk : indexes.of(recording).chunks()) {
        input.start(chunk.offset(), chunk.offset() + chunk.length());
        sum += ChunkChecksum.of(chunk.offset(), input.finish());
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + recording.uri(), e);
    }
  }
}
