package io.roadloom.source;

import io.roadloom.format.ChunkRef;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a file into ranges of chunks, in file order. Where it holds several recordings, a range has
 * chunks of each, so that the file is gone through once.
 */
final class ChunkRanges {
  private ChunkRanges() {}

  /**
   * Ranges of about {@code rangeBytes} of the file each.
   *
   * @param file the recordings in it
   */
  static List<RecordingSplit> of(List<IndexedRecording> file, long rangeBytes) {
    List<ChunkRead> reads = new ArrayList<>();
    for (int i = 0; i < file.size(); i++) {
      reads.addAll(reads(file.get(i), i));
    }
    reads.sort(
        Comparator.comparingLong(ChunkRanges::offset).thenComparingInt(ChunkRead::recording));
    boolean complete = file.stream().allMatch(IndexedRecording::complete);
    List<RecordingSplit> splits = new ArrayList<>();
    int from = 0;
    long bytes = 0;
    for (int i = 0; i < reads.size(); i++) {
      // Without an index each reader would scan the whole file anew: it stays in one piece then.
      if (bytes >= rangeBytes && complete && i > from) {
        splits.add(split(file, reads.subList(from, i)));
        from = i;
        bytes = 0;
      }
      bytes += reads.get(i).bytes();
    }
    splits.add(split(file, reads.subList(from, reads.size())));
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

  private static long offset(ChunkRead read) {
    return read.chunk() == null ? -1 : read.chunk().offset();
  }

  /** A split that names only those recordings that its range has chunks of. */
  private static RecordingSplit split(List<IndexedRecording> file, List<ChunkRead> range) {
    Map<Integer, Integer> places = new HashMap<>();
    List<RecordingRef> recordings = new ArrayList<>();
    List<ChunkRead> reads = new ArrayList<>(range.size());
    for (ChunkRead read : range) {
      Integer place = places.get(read.recording());
      if (place == null) {
        place = recordings.size();
        places.put(read.recording(), place);
        recordings.add(file.get(read.recording()).recording());
      }
      reads.add(read.of(place));
    }
    RecordingRef first = recordings.get(0);
    String id = first.drive().driveId() + "/" + first.recordingId() + "/" + reads.get(0).index();
    return new RecordingSplit(id, recordings, reads);
  }
}
