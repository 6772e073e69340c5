package io.roadloom.format;

import io.roadloom.model.Channel;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * What of a file is whose. A file whose channels name no drive is one recording; of a segment, each
 * drive's share is one.
 *
 * <p>The first drive is that of the smallest channel id. With it goes what no drive claims: the
 * file's own faults and attachments, channels that name no drive, messages that no index tells of.
 * A chunk of several drives is each one's, one without a message is nobody's.
 */
public final class DriveParts {
  private final RecordingIndex file;
  private final Map<String, DriveKey> drives = new LinkedHashMap<>();
  private final Map<String, RecordingIndex> parts = new HashMap<>();
  private final @Nullable String first;

  public DriveParts(RecordingIndex file) {
    this.file = file;
    for (Channel channel : new TreeMap<>(file.channels()).values()) {
      DriveKey drive = SegmentMetadata.drive(channel);
      if (drive != null) {
        drives.putIfAbsent(drive.driveId(), drive);
      }
    }
    this.first = drives.isEmpty() ? null : drives.keySet().iterator().next();
    if (first != null) {
      divide();
    }
  }

  /** Whether the file is a segment: its channels name drives. */
  public boolean isSegment() {
    return first != null;
  }

  /** Drives of a segment, the first one first; none where the file is none. */
  public List<DriveKey> drives() {
    return List.copyOf(drives.values());
  }

  /**
   * A drive's share of the index, in the order of the file; all of it where the file is no segment.
   * Null where a segment has nothing of the drive.
   */
  @Nullable
  public RecordingIndex of(String driveId) {
    return isSegment() ? parts.get(driveId) : file;
  }

  /**
   * The drive's messages of those in one of its chunks; {@code batch} itself where that is all of
   * them. Messages of a drive that the index does not promise in this chunk have no other reader:
   * they become faults.
   */
  public RawBatch select(String driveId, ChunkRef chunk, RawBatch batch) {
    if (!isSegment()) {
      return batch;
    }
    List<Channel> others =
        batch.channels().stream().filter(channel -> !owner(channel).equals(driveId)).toList();
    if (others.isEmpty()) {
      return batch;
    }
    Set<String> promised = owners(chunk);
    List<Fault> faults = new ArrayList<>(batch.faults());
    for (Channel other : others) {
      if (!promised.contains(owner(other))) {
        faults.add(unpromised(chunk, other));
      }
    }
    return Selection.of(batch, channel -> owner(channel).equals(driveId), faults);
  }

  private void divide() {
    Map<String, List<ChunkRef>> chunks = new HashMap<>();
    for (ChunkRef chunk : file.chunks()) {
      for (String drive : isEmpty(chunk) ? Set.<String>of() : owners(chunk)) {
        chunks.computeIfAbsent(drive, id -> new ArrayList<>()).add(chunk);
      }
    }
    Map<String, Map<Integer, Channel>> channels = new HashMap<>();
    for (Channel channel : file.channels().values()) {
      channels.computeIfAbsent(owner(channel), id -> new TreeMap<>()).put(channel.id(), channel);
    }
    for (String drive : drives.keySet()) {
      parts.put(drive, part(drive, chunks.getOrDefault(drive, List.of()), channels.get(drive)));
    }
  }

  private RecordingIndex part(String drive, List<ChunkRef> chunks, Map<Integer, Channel> channels) {
    boolean isFirst = drive.equals(first);
    Map<Integer, Long> messages =
        channels.keySet().stream()
            .filter(file.messages()::containsKey)
            .collect(Collectors.toMap(id -> id, id -> file.messages().get(id)));
    List<ChunkRef> timed = chunks.stream().filter(ChunkRef::timed).toList();
    return new RecordingIndex(
        channels,
        List.copyOf(chunks),
        messages,
        timed.stream().mapToLong(ChunkRef::startNs).min().orElse(Long.MAX_VALUE),
        timed.stream().mapToLong(ChunkRef::endNs).max().orElse(Long.MIN_VALUE),
        file.metadata(),
        isFirst ? file.attachments() : List.of(),
        file.complete(),
        isFirst ? file.faults() : List.of());
  }

  /** As specified of chunks without messages; others may be of that time, too. */
  private boolean isEmpty(ChunkRef chunk) {
    return chunk.chunk()
        && chunk.startNs() == 0
        && chunk.endNs() == 0
        && !file.channelsByChunk().containsKey(chunk.offset());
  }

  private String owner(Channel channel) {
    DriveKey drive = SegmentMetadata.drive(channel);
    return drive != null && drives.containsKey(drive.driveId()) ? drive.driveId() : first;
  }

  private Set<String> owners(ChunkRef chunk) {
    Set<String> owners = new LinkedHashSet<>();
    for (int id : file.channelsByChunk().getOrDefault(chunk.offset(), Set.of())) {
      Channel channel = file.channels().get(id);
      if (channel != null) {
        owners.add(owner(channel));
      }
    }
    return owners.isEmpty() ? Set.of(first) : owners;
  }

  private static Fault unpromised(ChunkRef chunk, Channel channel) {
    return new Fault(
        chunk.offset(),
        chunk.offset() + chunk.length(),
        "message_index",
        "an index of every drive's messages in the chunk",
        "messages of channel " + channel.id() + " without one",
        channel.topic());
  }
}
