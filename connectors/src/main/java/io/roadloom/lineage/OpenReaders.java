package io.roadloom.lineage;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingFormats;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.source.FileSystemInput;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;
import org.apache.flink.util.IOUtils;

/** Recordings that are being read. Few: each holds a chunk, compressed and not. */
final class OpenReaders implements Closeable {
  private static final int MAX = 8;
  private final Map<String, Reader> byUri = new LinkedHashMap<>(16, 0.75f, true);

  /** A recording and its chunks by where they lie. */
  static final class Reader implements Closeable {
    private final RecordingReader recording;
    private final long size;
    private final TreeMap<Long, ChunkRef> chunks = new TreeMap<>();

    private Reader(RecordingReader recording, long size) {
      this.recording = recording;
      this.size = size;
      recording.index().chunks().forEach(chunk -> chunks.put(chunk.offset(), chunk));
    }

    long size() {
      return size;
    }

    /** The chunk that a byte of the file lies in; null where there is none. */
    @Nullable
    ChunkRef chunk(long place) {
      Map.Entry<Long, ChunkRef> chunk = chunks.floorEntry(place);
      return chunk == null || place >= chunk.getKey() + chunk.getValue().length()
          ? null
          : chunk.getValue();
    }

    /** Reads the chunk that starts at {@code offset}. */
    RawBatch read(RecordingRef ref, long offset) throws IOException {
      return recording.read(ref, chunks.get(offset));
    }

    @Override
    public void close() throws IOException {
      recording.close();
    }
  }

  /** The recording, open; those longest unused are closed for it. */
  Reader open(String uri) throws IOException {
    Reader open = byUri.get(uri);
    if (open == null) {
      if (byUri.size() == MAX) {
        drop(byUri.keySet().iterator().next());
      }
      open = start(uri);
      byUri.put(uri, open);
    }
    return open;
  }

  private static Reader start(String uri) throws IOException {
    RecordingInput input = new FileSystemInput(uri);
    try {
      long size = input.size();
      return new Reader(RecordingFormats.of(uri, input).open(input), size);
    } catch (IOException | RuntimeException e) {
      IOUtils.closeQuietly(input);
      throw e;
    }
  }

  /** Closes a recording that is of no use any more. */
  void drop(String uri) {
    IOUtils.closeQuietly(byUri.remove(uri));
  }

  @Override
  public void close() throws IOException {
    byUri.values().forEach(IOUtils::closeQuietly);
    byUri.clear();
  }
}
