package io.roadloom.source;

import java.util.List;

/** How drives become splits. */
public enum ReadOrder {
  /**
   * A group is a file: ranges of its chunks, spread over all readers; something downstream sorts.
   */
  SPREAD {
    @Override
    List<RecordingSplit> splits(List<IndexedRecording> group, long rangeBytes) {
      return ChunkRanges.of(group, rangeBytes);
    }
  },
  /**
   * A group is a drive, and one split: its recordings' chunks in time order, each with its exact
   * bound.
   */
  MERGED {
    @Override
    List<RecordingSplit> splits(List<IndexedRecording> group, long rangeBytes) {
      return List.of(MergedDrive.of(group));
    }
  };

  /**
   * Splits that together read every chunk of a group's recordings once.
   *
   * @param group recordings that are planned together, at least one
   * @param rangeBytes how large ranges should be
   */
  abstract List<RecordingSplit> splits(List<IndexedRecording> group, long rangeBytes);
}
