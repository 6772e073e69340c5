package io.roadloom.source;

import io.roadloom.format.ChunkRef;
import io.roadloom.model.RecordingRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Merges a drive's recordings into one order of chunks. Each read's bound is the smallest log time
 * of those after it, so a drive progresses exactly as far as it has been read. Chunks whose times
 * are unknown come first: until they are read nothing can be said.
 */
final class MergedDrive {
  private MergedDrive() {}

  static RecordingSplit of(List<IndexedRecording> drive) {
    List<RecordingRef> recordings = drive.stream().map(IndexedRecording::recording).toList();
    List<ChunkRead> unbounded = new ArrayList<>();
    for (int i = 0; i < drive.size(); i++) {
      unbounded.addAll(ChunkRanges.reads(drive.get(i), i));
    }
    unbounded.sort(
        Comparator.comparingLong(MergedDrive::startNs)
            .thenComparingInt(ChunkRead::recording)
            .thenComparingInt(ChunkRead::index));
    List<ChunkRead> reads = new ArrayList<>(unbounded.size());
    for (int i = 0; i < unbounded.size(); i++) {
      ChunkRead read = unbounded.get(i);
      long bound = i + 1 < unbounded.size() ? startNs(unbounded.get(i + 1)) : Long.MAX_VALUE;
      reads.add(new ChunkRead(read.recording(), read.index(), read.chunks(), read.chunk(), bound));
    }
    return new RecordingSplit(recordings.get(0).drive().driveId(), recordings, reads);
  }

  private static long startNs(ChunkRead read) {
    ChunkRef chunk = read.chunk();
    return chunk == null ? Long.MIN_VALUE : chunk.startNs();
  }
}
