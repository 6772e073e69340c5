package io.roadloom.pack;

import io.roadloom.model.DriveKey;
import io.roadloom.model.Fault;
import io.roadloom.model.RecordingRef;

/** The small values that many others hold. */
public final class Refs {
  private Refs() {}

  public static void drive(Packer out, DriveKey drive) {
    out.text(drive.vehicleId());
    out.text(drive.driveId());
  }

  public static DriveKey drive(Unpacker in) {
    return new DriveKey(in.name(), in.name());
  }

  public static void recording(Packer out, RecordingRef recording) {
    drive(out, recording.drive());
    out.text(recording.recordingId());
    out.text(recording.uri());
    out.text(recording.format());
    out.count(recording.size());
  }

  public static RecordingRef recording(Unpacker in) {
    return new RecordingRef(drive(in), in.name(), in.name(), in.name(), in.count());
  }

  public static void fault(Packer out, Fault fault) {
    out.near(fault.from());
    out.near(fault.to());
    out.text(fault.reason());
    out.text(fault.expected());
    out.text(fault.found());
    out.optionalText(fault.topic());
    out.optional(fault.chunkOffset(), Packer::near);
  }

  public static Fault fault(Unpacker in) {
    return new Fault(
        in.near(),
        in.near(),
        in.text(),
        in.text(),
        in.text(),
        in.optionalText(),
        in.optional(Unpacker::near));
  }
}
