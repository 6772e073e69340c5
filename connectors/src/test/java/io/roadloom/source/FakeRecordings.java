package io.roadloom.source;

import io.roadloom.format.Bytes;
import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingIndex;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.Channel;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Recordings in memory, of chunks of 100 bytes with one message each, at the log time that the test
 * gives. Readers use one buffer for all their batches, as they may.
 */
final class FakeRecordings implements RecordingOpener {
  static final int CHUNK = 100;
  private static final long serialVersionUID = 1;
  private final Map<String, long[]> chunkTimes = new TreeMap<>();
  private final Set<RecordingRef> gone = new HashSet<>();
  private final boolean complete;

  FakeRecordings(boolean complete) {
    this.complete = complete;
  }

  static RecordingRef ref(String drive, String id, int chunks) {
    return new RecordingRef(
        new DriveKey("car", drive), id, "fake:/" + id, "fake", (long) CHUNK * chunks);
  }

  RecordingRef add(String drive, String id, long... times) {
    chunkTimes.put(id, times);
    return ref(drive, id, times.length);
  }

  IndexedRecording indexed(RecordingRef recording) {
    return IndexedRecording.of(recording, index(recording));
  }

  /** From now on its bytes cannot be read. */
  void vanish(RecordingRef recording) {
    gone.add(recording);
  }

  @Override
  public RecordingInput input(RecordingRef recording) {
    Bytes bytes = new Bytes(bytes(recording));
    return new RecordingInput() {
      @Override
      public long size() {
        return bytes.size();
      }

      @Override
      public int read(long position, byte[] into, int offset, int length) throws IOException {
        if (gone.contains(recording)) {
          throw new FileNotFoundException(recording.uri() + " is gone");
        }
        return bytes.read(position, into, offset, length);
      }

      @Override
      public void close() {}
    };
  }

  /** Every byte of chunk {@code i} is {@code i}. */
  byte[] bytes(RecordingRef recording) {
    byte[] bytes = new byte[(int) recording.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i / CHUNK);
    }
    return bytes;
  }

  RecordingIndex index(RecordingRef recording) {
    long[] times = chunkTimes.get(recording.recordingId());
    List<ChunkRef> chunks = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      chunks.add(new ChunkRef((long) i * CHUNK, CHUNK, CHUNK, "", times[i], times[i], true));
    }
    List<Fault> faults =
        complete ? List.of() : List.of(new Fault(0, 0, "no_index", "an index", "none", null));
    return new RecordingIndex(
        Map.of(1, channel(1), 2, channel(2)),
        chunks,
        Map.of(),
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Map.of(),
        List.of(),
        complete,
        faults);
  }

  private static Channel channel(int id) {
    return new Channel(id, "/topic" + id, "", null, Map.of());
  }

  @Override
  public RecordingReader open(RecordingRef recording, RecordingInput input) {
    RecordingIndex index = index(recording);
    byte[] buffer = new byte[CHUNK];
    return new RecordingReader() {
      @Override
      public RecordingIndex index() {
        return index;
      }

      @Override
      public RawBatch read(RecordingRef of, ChunkRef chunk) throws IOException {
        Arrays.fill(buffer, (byte) 0xff);
        input.read(chunk.offset(), buffer, 0, CHUNK);
        long[] time = {chunk.startNs()};
        return new RawBatch(
            of,
            chunk.offset(),
            0,
            List.of(channel(1)),
            1,
            new int[1],
            time,
            time,
            new long[1],
            new int[1],
            new int[] {CHUNK},
            buffer,
            List.of(),
            RawBatch.UNBOUNDED);
      }

      @Override
      public void close() {
        try {
          input.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }
}
