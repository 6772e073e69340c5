package io.roadloom.decode;

import io.roadloom.model.CalibrationEvent;
import io.roadloom.model.Channel;
import io.roadloom.model.ChannelEvent;
import io.roadloom.model.Clock;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.Fault;
import io.roadloom.model.FaultEvent;
import io.roadloom.model.Modality;
import io.roadloom.model.RawBatch;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.Schema;
import io.roadloom.rig.Rig;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.annotation.Nullable;

/** Decodes the messages of one channel of one recording. */
final class ChannelDecoder {
  private final RecordingRef recording;
  private final Channel channel;
  private final Decoding decoding;
  private final ClockChoice clocks;
  private final Mountings mountings;

  /** Null between chunks. */
  private @Nullable ReadingBatchBuilder builder;

  ChannelDecoder(RecordingRef recording, Channel channel, Decoding decoding, Rig rig) {
    this.recording = recording;
    this.channel = channel;
    this.decoding = decoding;
    this.clocks = new ClockChoice(rig.channel(channel.topic()), rig.maxDisorderNs());
    this.mountings = new Mountings(channel.topic());
  }

  /** Whether {@code other} is this channel, and not one that took over its id. */
  boolean decodes(Channel other) {
    if (other == channel) {
      return true;
    }
    Schema mine = channel.schema();
    Schema its = other.schema();
    boolean sameSchema =
        mine == null || its == null
            ? mine == its
            : mine.name().equals(its.name())
                && mine.encoding().equals(its.encoding())
                && Arrays.equals(mine.data(), its.data());
    return sameSchema
        && channel.topic().equals(other.topic())
        && channel.messageEncoding().equals(other.messageEncoding());
  }

  ChannelEvent event() {
    Schema schema = channel.schema();
    return new ChannelEvent(
        recording,
        channel.topic(),
        channel.messageEncoding(),
        schema == null ? "" : schema.encoding(),
        schema == null ? "" : schema.name(),
        decoding.schemaHash(),
        decoding.modality(),
        decoding.undecoded());
  }

  /**
   * Reads message {@code i} of a chunk; returns about how many bytes its reading takes.
   *
   * @param maxSpanNs of a batch
   */
  int read(
      RawBatch raw,
      int i,
      Decoded message,
      Digests digests,
      ImageHasher hasher,
      long maxSpanNs,
      Consumer<? super DriveEvent> out) {
    message.clear();
    if (decoding.decoder() != null) {
      try {
        decoding.decoder().decode(raw.data(), raw.offset()[i], raw.length()[i], message);
      } catch (MalformedMessageException e) {
        out.accept(new FaultEvent(recording, fault(raw, i, e)));
        return 0;
      }
    }
    long logNs = raw.logNs()[i];
    if (builder != null && !builder.accepts(logNs, maxSpanNs)) {
      flush(raw.chunkOffset(), out);
    }
    Clock clock = clocks.choose(message.headerNs, logNs);
    long time = clocks.time(clock, message.headerNs, raw, i, channel.topic());
    if (builder == null) {
      builder = decoding.builders().take();
    }
    int bytes = builder.add(raw, i, message, clock, time, digests);
    if (message.mediaLength >= 0) {
      boolean hashed =
          decoding.modality() == Modality.CAMERA
              && hasher.read(
                  raw.data(), raw.offset()[i] + message.mediaOffset, message.mediaLength, message);
      builder.media(
          message, hashed, hashed ? hasher.hash() : 0, hashed ? hasher.luma() : Double.NaN);
    }
    if (message.mountings != null) {
      for (Decoded.Mounting mounting : message.mountings) {
        if (mountings.isNews(mounting)) {
          out.accept(calibration(mounting, logNs));
        }
      }
    }
    return bytes;
  }

  /** Hands on what has been read since the last call. */
  void flush(long chunkOffset, Consumer<? super DriveEvent> out) {
    if (builder != null) {
      ReadingBatch batch = builder.take(recording, chunkOffset);
      decoding.builders().giveBack(builder);
      builder = null;
      out.accept(batch);
    }
  }

  private Fault fault(RawBatch raw, int i, MalformedMessageException e) {
    long from = raw.addressBase() + raw.offset()[i];
    boolean bare = raw.chunkOffset() == RawBatch.NO_CHUNK;
    return new Fault(
        from,
        from + raw.length()[i],
        "malformed_message",
        e.expected() + " at byte " + e.position() + " of the message",
        e.found(),
        channel.topic(),
        bare ? null : raw.chunkOffset());
  }

  private CalibrationEvent calibration(Decoded.Mounting mounting, long logNs) {
    return new CalibrationEvent(
        recording,
        logNs,
        mounting.cameraMatrix() == null ? null : channel.topic(),
        mounting.frameId(),
        mounting.parentFrame(),
        mounting.translation(),
        mounting.rotation(),
        mounting.cameraMatrix(),
        mounting.distortion());
  }
}
