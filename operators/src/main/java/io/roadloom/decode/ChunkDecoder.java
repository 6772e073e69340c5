package io.roadloom.decode;

import io.roadloom.model.Channel;
import io.roadloom.model.ChunkEvent;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.Fault;
import io.roadloom.model.FaultEvent;
import io.roadloom.model.RawBatch;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.rig.Rig;
import io.roadloom.rig.RigException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Turns chunks into what is known of their messages; payload bytes end here. Nothing stays open
 * from one chunk to the next, so what has been decoded needs no state to survive a failure: only
 * decoders and what was already said of a channel are remembered, and saying it again does no harm.
 * Not thread-safe.
 */
public final class ChunkDecoder {
  // Enough for what one reader goes through at a time: live, a part of a segment for each drive.
  private static final int MAX_RECORDINGS = 4096;
  private final Rig rig;
  private final Decodings decodings;
  private final ImageHasher hasher;
  private final Digests digests = new Digests();
  private final Decoded message = new Decoded();
  private final ReadingGroupBuilder group = new ReadingGroupBuilder();
  private final Map<RecordingRef, Map<Integer, ChannelDecoder>> recordings =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<RecordingRef, Map<Integer, ChannelDecoder>> eldest) {
          return size() > MAX_RECORDINGS;
        }
      };

  public ChunkDecoder(Rig rig, DecoderFactory decoders, ImageHasher hasher) {
    this.rig = rig;
    this.decodings = new Decodings(decoders);
    this.hasher = hasher;
  }

  /**
   * Emits what {@code raw} holds: faults, channels, readings, and last that it has been read.
   *
   * @throws RigException where the rig names a clock that a message can't be timed by
   */
  public void decode(RawBatch raw, Consumer<? super DriveEvent> out) {
    for (Fault fault : raw.faults()) {
      out.accept(new FaultEvent(raw.recording(), fault));
    }
    ChannelDecoder[] channels = channels(raw, out);
    if (raw.bound() == RawBatch.UNBOUNDED) {
      readInGroups(raw, channels, out);
    } else {
      for (int i = 0; i < raw.size(); i++) {
        read(raw, i, channels, ReadingBatch.MAX_SPAN_NS, out);
      }
      flush(raw, channels, out);
    }
    RawBatch.Part part = raw.part();
    if (part != null) {
      LongSummaryStatistics log = Arrays.stream(raw.logNs(), 0, raw.size()).summaryStatistics();
      out.accept(
          new ChunkEvent(
              raw.recording(),
              part.index(),
              part.parts(),
              raw.size(),
              part.bytes(),
              part.checksum(),
              log.getMin(),
              log.getMax(),
              raw.bound()));
    }
  }

  private void readInGroups(
      RawBatch raw, ChannelDecoder[] channels, Consumer<? super DriveEvent> out) {
    Consumer<DriveEvent> grouped =
        event -> {
          if (event instanceof ReadingBatch batch) {
            group.add(batch);
          } else {
            out.accept(event);
          }
        };
    for (int i = 0; i < raw.size(); i++) {
      if (group.isFull(raw.logNs()[i])) {
        flush(raw, channels, grouped);
        group.handOn(raw.recording(), out);
      }
      int bytes = read(raw, i, channels, ReadingBatch.MAX_GROUPED_SPAN_NS, grouped);
      group.add(raw.logNs()[i], bytes);
    }
    flush(raw, channels, grouped);
    group.handOn(raw.recording(), out);
  }

  private int read(
      RawBatch raw,
      int i,
      ChannelDecoder[] channels,
      long maxSpanNs,
      Consumer<? super DriveEvent> out) {
    return channels[raw.channel()[i]].read(raw, i, message, digests, hasher, maxSpanNs, out);
  }

  private static void flush(
      RawBatch raw, ChannelDecoder[] channels, Consumer<? super DriveEvent> out) {
    for (ChannelDecoder channel : channels) {
      channel.flush(raw.chunkOffset(), out);
    }
  }

  private ChannelDecoder[] channels(RawBatch raw, Consumer<? super DriveEvent> out) {
    Map<Integer, ChannelDecoder> known =
        recordings.computeIfAbsent(raw.recording(), recording -> new HashMap<>());
    List<Channel> channels = raw.channels();
    ChannelDecoder[] decoders = new ChannelDecoder[channels.size()];
    for (int i = 0; i < decoders.length; i++) {
      Channel channel = channels.get(i);
      ChannelDecoder decoder = known.get(channel.id());
      if (decoder == null || !decoder.decodes(channel)) {
        decoder = new ChannelDecoder(raw.recording(), channel, decodings.of(channel), rig);
        known.put(channel.id(), decoder);
        out.accept(decoder.event());
      }
      decoders[i] = decoder;
    }
    return decoders;
  }
}
