package io.roadloom.format.mcap;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingIndex;
import io.roadloom.format.RecordingIndex.Attachment;
import io.roadloom.model.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.Nullable;

/** Gathers what is known of a recording, from its summary or from a scan. */
final class McapIndex {
  final Dictionary dictionary = new Dictionary();
  final List<ChunkRef> chunks = new ArrayList<>();

  /** Ranges of the file that an index speaks for: {from, to}, chunks with their message indexes. */
  final List<long[]> covered = new ArrayList<>();

  final List<Fault> faults = new ArrayList<>();
  final Map<String, Map<String, String>> metadata = new TreeMap<>();
  final List<Attachment> attachments = new ArrayList<>();
  @Nullable McapRecord.Statistics statistics;
  boolean complete;

  private final Map<Long, Set<Integer>> channelsByChunk = new HashMap<>();

  /** Says which channels the chunk at {@code offset} has messages of; none where nobody knows. */
  void needs(long offset, Set<Integer> channelIds) {
    channelsByChunk.computeIfAbsent(offset, o -> new HashSet<>()).addAll(channelIds);
  }

  /** Whether a look into the chunk may tell of channels that are not known yet. */
  boolean mayDefineChannels(ChunkRef chunk) {
    if (statistics != null && statistics.channelCount() <= dictionary.channels().size()) {
      return false;
    }
    Set<Integer> ids = channelsByChunk.getOrDefault(chunk.offset(), Set.of());
    return ids.isEmpty() || !dictionary.channels().keySet().containsAll(ids);
  }

  void fault(long from, long to, String reason, String expected, String found) {
    faults.add(new Fault(from, to, reason, expected, found, null));
  }

  RecordingIndex toIndex() {
    chunks.sort(Comparator.comparingLong(ChunkRef::offset));
    faults.sort(Comparator.comparingLong(Fault::from));
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (ChunkRef chunk : chunks) {
      if (chunk.startNs() != Long.MIN_VALUE && chunk.uncompressed() > 0) {
        first = Math.min(first, chunk.startNs());
        last = Math.max(last, chunk.endNs());
      }
    }
    return new RecordingIndex(
        new TreeMap<>(dictionary.channels()),
        List.copyOf(chunks),
        statistics == null ? Map.of() : new HashMap<>(statistics.channelMessageCounts()),
        first,
        last,
        metadata,
        attachments,
        complete,
        faults);
  }
}
