package io.roadloom.format.mcap;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingIndex;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.IOException;

/** Reads one MCAP file. */
final class McapReader implements RecordingReader {
  private final RecordingInput input;
  private final ChunkReader chunks;
  private final RecordingIndex index;

  McapReader(RecordingInput input) throws IOException {
    this.input = input;
    McapIndex found = new McapIndex();
    this.chunks = new ChunkReader(input, found.dictionary);
    new McapIndexer(input, chunks, found).index();
    this.index = found.toIndex();
  }

  @Override
  public RecordingIndex index() {
    return index;
  }

  @Override
  public RawBatch read(RecordingRef recording, ChunkRef chunk) throws IOException {
    return chunks.read(recording, chunk);
  }

  @Override
  public void close() throws IOException {
    chunks.close();
    input.close();
  }
}
