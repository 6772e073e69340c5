package io.roadloom.replay;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingFormats;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.source.FileSystemInput;
import io.roadloom.source.ProbedRecording;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import javax.annotation.Nullable;

/**
 * All messages of recordings, merged by log time; those of one time in the order of recordings and
 * files. In memory are only chunks that overlap in time. A chunk whose times are unknown is read
 * first: until then nothing can be said of it.
 */
final class RecordedMessages implements MessageStream, Closeable {
  /**
   * A chunk that is still to be read.
   *
   * @param recording its place in the list of recordings
   * @param ordinal among all chunks, in the order of recordings and files
   */
  private record Chunk(int recording, int ordinal, ChunkRef ref) {}

  private final List<ProbedRecording> recordings;
  private final BiConsumer<RecordingRef, Fault> faults;
  private final LongConsumer progress;
  private final List<Chunk> chunks = new ArrayList<>();
  private final int[] left;
  private final Map<Integer, RecordingReader> readers = new HashMap<>();
  private final PriorityQueue<LoadedChunk> loaded = new PriorityQueue<>();
  private int nextChunk;
  private long bytes;

  /**
   * @param faults told what can't be read, once each
   * @param progress told how many bytes of the recordings have been read so far
   */
  RecordedMessages(
      List<ProbedRecording> recordings,
      BiConsumer<RecordingRef, Fault> faults,
      LongConsumer progress) {
    this.recordings = recordings;
    this.faults = faults;
    this.progress = progress;
    this.left = new int[recordings.size()];
    for (int i = 0; i < recordings.size(); i++) {
      ProbedRecording recording = recordings.get(i);
      recording.index().faults().forEach(fault -> faults.accept(recording.recording(), fault));
      for (ChunkRef chunk : recording.index().chunks()) {
        chunks.add(new Chunk(i, chunks.size(), chunk));
        left[i]++;
      }
    }
    chunks.sort(Comparator.comparingLong(chunk -> chunk.ref().startNs()));
  }

  @Override
  @Nullable
  public Message next() throws IOException {
    while (nextChunk < chunks.size()
        && (loaded.isEmpty() || chunks.get(nextChunk).ref().startNs() <= loaded.peek().logNs())) {
      load(chunks.get(nextChunk++));
    }
    LoadedChunk chunk = loaded.poll();
    if (chunk == null) {
      return null;
    }
    Message message = chunk.take();
    if (!chunk.isDone()) {
      loaded.add(chunk);
    }
    return message;
  }

  @Override
  public void close() throws IOException {
    for (RecordingReader reader : readers.values()) {
      reader.close();
    }
    readers.clear();
  }

  private void load(Chunk chunk) throws IOException {
    int place = chunk.recording();
    RecordingRef recording = recordings.get(place).recording();
    RecordingReader reader = readers.get(place);
    if (reader == null) {
      reader = open(recording);
      readers.put(place, reader);
    }
    RawBatch batch = reader.read(recording, chunk.ref());
    batch.faults().forEach(fault -> faults.accept(recording, fault));
    LoadedChunk copy = new LoadedChunk(batch, chunk.ordinal());
    if (!copy.isDone()) {
      loaded.add(copy);
    }
    bytes += chunk.ref().length();
    progress.accept(bytes);
    if (--left[place] == 0) {
      readers.remove(place).close();
    }
  }

  private static RecordingReader open(RecordingRef recording) throws IOException {
    RecordingInput input = new FileSystemInput(recording.uri());
    return RecordingFormats.named(recording.format()).open(input);
  }
}
