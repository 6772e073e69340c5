package io.roadloom.align;

import io.roadloom.dedup.Texts;
import io.roadloom.model.ChunkEvent;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.row.RecordingRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** What is known of a recording: its chunks seen so far, its channels, its sensors' mountings. */
final class RecordingFacts {
  private final RecordingRef recording;
  private final BitSet seen;
  private final Calibrations calibrations;
  private final Map<String, ChannelFacts> channels = new TreeMap<>();
  private int chunks = -1;
  private long messages;
  private long bytes;
  private long checksum;
  private long firstNs = Long.MAX_VALUE;
  private long lastNs = Long.MIN_VALUE;
  private boolean quarantined;

  RecordingFacts(RecordingRef recording) {
    this(recording, new BitSet(), new Calibrations());
  }

  private RecordingFacts(RecordingRef recording, BitSet seen, Calibrations calibrations) {
    this.recording = recording;
    this.seen = seen;
    this.calibrations = calibrations;
  }

  /** A chunk that was seen before counts no more. */
  void add(ChunkEvent chunk) {
    chunks = Math.max(chunks, chunk.chunks());
    if (seen.get(chunk.chunkIndex())) {
      return;
    }
    seen.set(chunk.chunkIndex());
    messages += chunk.messages();
    bytes += chunk.bytes();
    checksum += chunk.checksum();
    firstNs = Math.min(firstNs, chunk.firstNs());
    lastNs = Math.max(lastNs, chunk.lastNs());
  }

  void quarantine() {
    quarantined = true;
  }

  String id() {
    return recording.recordingId();
  }

  /** Largest log time; {@link Long#MIN_VALUE} where there is no message. */
  long lastNs() {
    return lastNs;
  }

  ChannelFacts channel(String topic) {
    return channels.computeIfAbsent(topic, name -> new ChannelFacts());
  }

  Map<String, ChannelFacts> channels() {
    return channels;
  }

  Calibrations calibrations() {
    return calibrations;
  }

  long messages() {
    return messages;
  }

  /** Whether every chunk was seen. Of a recording that has none, nothing can be missing. */
  boolean whole() {
    boolean nothing = channels.values().stream().allMatch(channel -> channel.messages() == 0);
    return chunks < 0 ? nothing : seen.cardinality() == chunks;
  }

  /** Whether this is what a live segment has of the drive, and all chunks so far were seen. */
  boolean seenSegment() {
    return recording.size() == 0 && chunks > 0 && whole();
  }

  RecordingRow row() {
    boolean empty = messages == 0;
    return new RecordingRow(
        recording.drive(),
        recording.recordingId(),
        recording.uri(),
        recording.size() == 0 ? bytes : recording.size(),
        recording.format(),
        empty ? null : Long.valueOf(firstNs),
        empty ? null : Long.valueOf(lastNs),
        messages,
        bytes,
        checksum,
        quarantined ? RecordingRow.Status.QUARANTINED : RecordingRow.Status.DONE);
  }

  void write(DataOutput out) throws IOException {
    Texts.write(out, recording.recordingId());
    Texts.write(out, recording.uri());
    Texts.write(out, recording.format());
    out.writeLong(recording.size());
    long[] words = seen.toLongArray();
    out.writeInt(words.length);
    for (long word : words) {
      out.writeLong(word);
    }
    calibrations.write(out);
    out.writeInt(channels.size());
    for (Map.Entry<String, ChannelFacts> channel : channels.entrySet()) {
      Texts.write(out, channel.getKey());
      channel.getValue().write(out);
    }
    out.writeInt(chunks);
    out.writeLong(messages);
    out.writeLong(bytes);
    out.writeLong(checksum);
    out.writeLong(firstNs);
    out.writeLong(lastNs);
    out.writeBoolean(quarantined);
  }

  static RecordingFacts read(DataInput in, DriveKey drive) throws IOException {
    RecordingRef recording =
        new RecordingRef(drive, Texts.read(in), Texts.read(in), Texts.read(in), in.readLong());
    long[] words = new long[in.readInt()];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readLong();
    }
    RecordingFacts facts =
        new RecordingFacts(recording, BitSet.valueOf(words), Calibrations.read(in, recording));
    for (int n = in.readInt(); n > 0; n--) {
      facts.channels.put(Texts.read(in), ChannelFacts.read(in, recording));
    }
    facts.chunks = in.readInt();
    facts.messages = in.readLong();
    facts.bytes = in.readLong();
    facts.checksum = in.readLong();
    facts.firstNs = in.readLong();
    facts.lastNs = in.readLong();
    facts.quarantined = in.readBoolean();
    return facts;
  }
}
