package io.roadloom.source;

import io.roadloom.format.ChunkRef;
import io.roadloom.model.RawBatch;
import java.util.ArrayList;
import java.util.List;

/** Cuts a recording into ranges of chunks, in file order. */
final class ChunkRanges {
  private ChunkRanges() {}

  /** Ranges of about {@code rangeBytes} of the file each. */
  static List<RecordingSplit> of(IndexedRecording recording, long rangeBytes) {
    List<RecordingSplit> splits = new ArrayList<>();
    List<ChunkRead> range = new ArrayList<>();
    long bytes = 0;
    for (ChunkRead read : reads(recording, 0)) {
      // Without an index each reader would scan the whole file anew: it stays in one piece then.
      if (bytes >= rangeBytes && recording.complete() && !range.isEmpty()) {
        splits.add(split(recording, range));
        range = new ArrayList<>();
        bytes = 0;
      }
      range.add(read);
      bytes += read.bytes();
    }
    splits.add(split(recording, range));
    return splits;
  }

  /** All reads of a recording, unbounded; at least one. */
  static List<ChunkRead> reads(IndexedRecording recording, int place) {
    List<ChunkRef> chunks = recording.chunks();
    if (chunks.isEmpty()) {
      return List.of(new ChunkRead(place, 0, 1, null, RawBatch.UNBOUNDED));
    }
    List<ChunkRead> reads = new ArrayList<>(chunks.size());
    for (int i = 0; i < chunks.size(); i++) {
      reads.add(new ChunkRead(place, i, chunks.size(), chunks.get(i), RawBatch.UNBOUNDED));
    }
    return reads;
  }

  private static RecordingSplit split(IndexedRecording recording, List<ChunkRead> range) {
    String id =
        recording.recording().drive().driveId()
            + "/"
            + recording.recording().recordingId()
            + "/"
            + range.get(0).index();
    return new RecordingSplit(id, List.of(recording.recording()), range);
  }
}
