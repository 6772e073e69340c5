package io.roadloom.align;

import io.roadloom.dedup.Texts;
import io.roadloom.model.ChannelEvent;
import io.roadloom.model.Modality;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.row.ChannelRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import javax.annotation.Nullable;

/** What is known of a channel of one recording. */
final class ChannelFacts {
  private static final Comparator<ChannelEvent> SMALLEST =
      Comparator.comparing(ChannelEvent::schemaName)
          .thenComparing(ChannelEvent::schemaHash)
          .thenComparing(ChannelEvent::messageEncoding);

  /** Null until a reader has told of it. */
  private @Nullable ChannelEvent stated;

  private @Nullable String frameId;
  private long frameLogNs = Long.MIN_VALUE;
  private long messages;

  /** Of several connections with one topic the smallest by schema speaks for all. */
  void state(ChannelEvent event) {
    if (stated == null || SMALLEST.compare(event, stated) < 0) {
      stated = event;
    }
  }

  /** The newest frame id is the channel's. */
  void frame(ReadingBatch batch, long lastLogNs) {
    String frame = batch.frameId();
    if (frame == null || frame.isEmpty() || lastLogNs < frameLogNs) {
      return;
    }
    if (lastLogNs > frameLogNs || frameId == null || frame.compareTo(frameId) > 0) {
      frameId = frame;
      frameLogNs = lastLogNs;
    }
  }

  void count(int readings) {
    messages += readings;
  }

  long messages() {
    return messages;
  }

  @Nullable
  String frameId() {
    return frameId;
  }

  boolean camera() {
    return stated != null && stated.modality() == Modality.CAMERA;
  }

  boolean calibration() {
    return stated != null && stated.modality() == Modality.CALIBRATION;
  }

  /** Null where no reader has told of the channel. */
  @Nullable
  ChannelRow row() {
    if (stated == null) {
      return null;
    }
    return new ChannelRow(
        stated.drive(),
        stated.recording().recordingId(),
        stated.topic(),
        stated.messageEncoding(),
        stated.schemaEncoding(),
        stated.schemaName(),
        stated.schemaHash(),
        frameId,
        stated.modality(),
        messages,
        stated.undecoded());
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(messages);
    out.writeLong(frameLogNs);
    Texts.write(out, frameId);
    out.writeBoolean(stated != null);
    if (stated != null) {
      Texts.write(out, stated.topic());
      Texts.write(out, stated.messageEncoding());
      Texts.write(out, stated.schemaEncoding());
      Texts.write(out, stated.schemaName());
      Texts.write(out, stated.schemaHash());
      Texts.write(out, stated.modality().name());
      Texts.write(out, stated.undecoded());
    }
  }

  static ChannelFacts read(DataInput in, RecordingRef recording) throws IOException {
    ChannelFacts facts = new ChannelFacts();
    facts.messages = in.readLong();
    facts.frameLogNs = in.readLong();
    facts.frameId = Texts.read(in);
    if (in.readBoolean()) {
      facts.stated =
          new ChannelEvent(
              recording,
              Texts.read(in),
              Texts.read(in),
              Texts.read(in),
              Texts.read(in),
              Texts.read(in),
              Modality.valueOf(Texts.read(in)),
              Texts.read(in));
    }
    return facts;
  }
}
