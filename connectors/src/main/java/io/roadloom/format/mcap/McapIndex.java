package io.roadloom.format.mcap;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingIndex;
import io.roadloom.format.RecordingIndex.Attachment;
import io.roadloom.format.SegmentMetadata;
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

  final List<Covered> covered = new ArrayList<>();

  final List<Fault> faults = new ArrayList<>();
  final Map<String, Map<String, String>> metadata = new TreeMap<>();
  final List<Attachment> attachments = new ArrayList<>();
  @Nullable McapRecord.Statistics statistics;
  boolean complete;

  private final Map<Long, Set<Integer>> channelsByChunk = new HashMap<>();
  private final Map<Set<Integer>, Set<Integer>> channelSets = new HashMap<>();

  /** Says which channels the chunk at {@code offset} has messages of; none where nobody knows. */
  void needs(long offset, Set<Integer> channelIds) {
    Set<Integer> known = channelsByChunk.getOrDefault(offset, Set.of());
    if (!known.containsAll(channelIds)) {
      Set<Integer> all = new HashSet<>(known);
      all.addAll(channelIds);
      // Most chunks have the same channels; a recording may have a hundred thousand chunks.
      channelsByChunk.put(offset, channelSets.computeIfAbsent(all, set -> set));
    }
  }

  /** Whether a look into the chunk may tell of channels that are not known yet. */
  boolean mayDefineChannels(ChunkRef chunk) {
    if (statistics != null && statistics.channelCount() <= dictionary.channels().size()) {
      return false;
    }
    Set<Integer> ids = channelsByChunk.getOrDefault(chunk.offset(), Set.of());
    return ids.isEmpty() || !dictionary.channels().keySet().containsAll(ids);
  }

  /** Whether messages are known to be there of channels that are not. */
  boolean lacksChannels() {
    return channelsByChunk.values().stream()
        .anyMatch(ids -> !dictionary.channels().keySet().containsAll(ids));
  }

  /** Whether it is known which channels the chunk has messages of. */
  boolean knowsChannels(ChunkRef chunk) {
    return channelsByChunk.containsKey(chunk.offset());
  }

  /** Whether the file holds several drives, and channels say whose they are. */
  boolean namesDrives() {
    return dictionary.channels().values().stream()
        .anyMatch(channel -> SegmentMetadata.drive(channel) != null);
  }

  /** Drops what a summary said of chunks: it can't be relied on. */
  void forgetSummary() {
    chunks.clear();
    covered.clear();
    channelsByChunk.clear();
    statistics = null;
  }

  /** A smallest time as a signed long, {@link Long#MIN_VALUE} where it is none. */
  static long from(long unsignedTime) {
    return unsignedTime < 0 ? Long.MIN_VALUE : unsignedTime;
  }

  /** A largest time as a signed long, {@link Long#MAX_VALUE} where it is none. */
  static long to(long unsignedTime) {
    return unsignedTime < 0 ? Long.MAX_VALUE : unsignedTime;
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
      if (chunk.timed()) {
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
        faults,
        namesDrives() ? channelsByChunk : Map.of());
  }
}
