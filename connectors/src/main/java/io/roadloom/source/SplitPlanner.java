package io.roadloom.source;

import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Opens recordings' indexes and makes splits of them. */
final class SplitPlanner {
  private static final long MAX_RANGE_BYTES = 64L << 20;
  private static final int RANGES_PER_READER = 4;
  private final ReadOrder order;
  private final FileIndexes indexes;

  SplitPlanner(ReadOrder order, RecordingOpener opener) {
    this.order = order;
    this.indexes = new FileIndexes(opener);
  }

  /** What has to be planned as one: a drive where its recordings are merged, else a file. */
  List<List<RecordingRef>> groups(List<RecordingRef> recordings) {
    Map<Object, List<RecordingRef>> groups = new LinkedHashMap<>();
    for (RecordingRef recording : recordings) {
      Object group = order == ReadOrder.MERGED ? recording.drive().driveId() : recording.uri();
      groups.computeIfAbsent(group, g -> new ArrayList<>()).add(recording);
    }
    return List.copyOf(groups.values());
  }

  /** Ranges small enough that readers end at about the same time, large enough to be worth it. */
  static long rangeBytes(long totalBytes, int readers) {
    return Math.min(MAX_RANGE_BYTES, totalBytes / ((long) RANGES_PER_READER * readers));
  }

  List<RecordingSplit> plan(List<RecordingRef> group, long rangeBytes) throws IOException {
    List<IndexedRecording> indexed = new ArrayList<>();
    for (RecordingRef recording : group) {
      indexed.add(IndexedRecording.of(recording, indexes.of(recording)));
    }
    return order.splits(indexed, rangeBytes);
  }
}
