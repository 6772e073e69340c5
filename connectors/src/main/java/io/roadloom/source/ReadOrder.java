package io.roadloom.source;

import java.util.List;

/** How drives become splits. */
public enum ReadOrder {
  /** Ranges of chunks, spread over all readers; something downstream sorts. */
  SPREAD {
    @Override
    List<RecordingSplit> splits(List<IndexedRecording> drive, long rangeBytes) {
      return drive.stream().flatMap(r -> ChunkRanges.of(r, rangeBytes).stream()).toList();
    }
  },
  /** A drive is one split: its recordings' chunks in time order, each with its exact bound. */
  MERGED {
    @Override
    List<RecordingSplit> splits(List<IndexedRecording> drive, long rangeBytes) {
      return List.of(MergedDrive.of(drive));
    }
  };

  /**
   * Splits that together read every chunk of a drive once.
   *
   * @param drive all recordings of one drive, at least one
   * @param rangeBytes how large ranges should be
   */
  abstract List<RecordingSplit> splits(List<IndexedRecording> drive, long rangeBytes);
}
