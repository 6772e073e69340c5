package io.roadloom.source;

import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;

/**
 * Reads splits one after the other, a chunk a fetch. While one chunk is decoded by the task, the
 * next is fetched and decompressed; there are never more than these two.
 */
final class RecordingSplitReader implements SplitReader<RawBatch, RecordingSplit> {
  private static final int TURNS = 2;
  private final OpenRecordings recordings;
  private final Handover handover = new Handover();
  private final Queue<RecordingSplit> splits = new ArrayDeque<>();
  private int next;

  RecordingSplitReader(RecordingOpener opener) {
    this.recordings = new OpenRecordings(opener, TURNS);
  }

  @Override
  public RecordsWithSplitIds<RawBatch> fetch() throws IOException {
    RecordingSplit split = splits.peek();
    if (split == null) {
      return new RecordsBySplits.Builder<RawBatch>().build();
    }
    if (next == split.reads().size()) {
      return finish(null);
    }
    ChunkRead read = split.reads().get(next);
    RecordingRef recording = split.recordings().get(read.recording());
    OpenRecording file = recordings.get(recording);
    if (!begin(file.turns())) {
      return new RecordsBySplits.Builder<RawBatch>().build();
    }
    RawBatch batch = file.read(recording, read);
    next++;
    return next == split.reads().size()
        ? finish(batch)
        : new FetchedChunk(split.splitId(), batch, false, handover);
  }

  @Override
  public void handleSplitsChanges(SplitsChange<RecordingSplit> change) {
    if (!(change instanceof SplitsAddition)) {
      throw new UnsupportedOperationException("splits are only ever added, not " + change);
    }
    splits.addAll(change.splits());
  }

  @Override
  public void wakeUp() {
    handover.wakeUp();
  }

  @Override
  public void close() throws IOException {
    recordings.close();
  }

  private FetchedChunk finish(RawBatch last) {
    next = 0;
    return new FetchedChunk(splits.remove().splitId(), last, true, handover);
  }

  private boolean begin(int limit) throws InterruptedIOException {
    try {
      return handover.begin(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the task is busy");
    }
  }
}
