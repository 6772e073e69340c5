package io.roadloom.pack;

import io.roadloom.model.CalibrationEvent;
import io.roadloom.model.ChannelEvent;
import io.roadloom.model.ChunkEvent;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.FaultEvent;
import io.roadloom.model.Modality;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.ReadingGroup;
import io.roadloom.model.RecordingRef;
import java.util.ArrayList;
import java.util.List;

/** A tag, then the event. */
public final class DriveEventCodec implements Codec<DriveEvent> {
  private static final long serialVersionUID = 1;
  private static final int READINGS = 1;
  private static final int CHUNK = 2;
  private static final int FAULT = 3;
  private static final int CHANNEL = 4;
  private static final int CALIBRATION = 5;
  private static final int GROUP = 6;
  private final ReadingBatchCodec readings = new ReadingBatchCodec();

  @Override
  public int version() {
    return 3;
  }

  @Override
  public void write(DriveEvent event, Packer out) {
    if (event instanceof ReadingBatch batch) {
      out.octet(READINGS);
      readings.write(batch, out);
    } else if (event instanceof ReadingGroup group) {
      out.octet(GROUP);
      group(out, group);
    } else if (event instanceof ChunkEvent chunk) {
      out.octet(CHUNK);
      chunk(out, chunk);
    } else if (event instanceof FaultEvent fault) {
      out.octet(FAULT);
      Refs.recording(out, fault.recording());
      Refs.fault(out, fault.fault());
    } else if (event instanceof ChannelEvent channel) {
      out.octet(CHANNEL);
      channel(out, channel);
    } else if (event instanceof CalibrationEvent calibration) {
      out.octet(CALIBRATION);
      calibration(out, calibration);
    }
  }

  @Override
  public DriveEvent read(Unpacker in, int version) {
    int tag = in.octet();
    return switch (tag) {
      case READINGS -> readings.read(in, version);
      case GROUP -> group(in, version);
      case CHUNK -> chunk(in);
      case FAULT -> new FaultEvent(Refs.recording(in), Refs.fault(in));
      case CHANNEL -> channel(in);
      case CALIBRATION -> calibration(in);
      default -> throw new IllegalStateException("no drive event has the tag " + tag);
    };
  }

  private void group(Packer out, ReadingGroup group) {
    Refs.recording(out, group.recording());
    out.count(group.batches().size());
    for (ReadingBatch batch : group.batches()) {
      readings.writeOf(batch, out);
    }
  }

  private ReadingGroup group(Unpacker in, int version) {
    RecordingRef recording = Refs.recording(in);
    int batches = in.length(1);
    List<ReadingBatch> group = new ArrayList<>(batches);
    for (int i = 0; i < batches; i++) {
      group.add(readings.readOf(recording, in, version));
    }
    return new ReadingGroup(recording, group);
  }

  private static void chunk(Packer out, ChunkEvent chunk) {
    Refs.recording(out, chunk.recording());
    out.count(chunk.chunkIndex());
    out.count(chunk.chunks());
    out.count(chunk.messages());
    out.count(chunk.bytes());
    out.word(chunk.checksum());
    out.word(chunk.firstNs());
    out.word(chunk.lastNs());
    out.word(chunk.bound());
  }

  private static ChunkEvent chunk(Unpacker in) {
    return new ChunkEvent(
        Refs.recording(in),
        (int) in.count(),
        (int) in.count(),
        (int) in.count(),
        in.count(),
        in.word(),
        in.word(),
        in.word(),
        in.word());
  }

  private static void channel(Packer out, ChannelEvent channel) {
    Refs.recording(out, channel.recording());
    out.text(channel.topic());
    out.text(channel.messageEncoding());
    out.text(channel.schemaEncoding());
    out.text(channel.schemaName());
    out.text(channel.schemaHash());
    out.octet(channel.modality().ordinal());
    out.optionalText(channel.undecoded());
  }

  private static ChannelEvent channel(Unpacker in) {
    return new ChannelEvent(
        Refs.recording(in),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        Modality.values()[in.octet()],
        in.optionalText());
  }

  private static void calibration(Packer out, CalibrationEvent calibration) {
    Refs.recording(out, calibration.recording());
    out.word(calibration.logNs());
    out.optionalText(calibration.topic());
    out.text(calibration.frameId());
    out.optionalText(calibration.parentFrame());
    out.optionalReals(calibration.translation());
    out.optionalReals(calibration.rotation());
    out.optionalReals(calibration.cameraMatrix());
    out.optionalReals(calibration.distortion());
  }

  private static CalibrationEvent calibration(Unpacker in) {
    return new CalibrationEvent(
        Refs.recording(in),
        in.word(),
        in.optionalText(),
        in.text(),
        in.optionalText(),
        in.optionalReals(),
        in.optionalReals(),
        in.optionalReals(),
        in.optionalReals());
  }
}
