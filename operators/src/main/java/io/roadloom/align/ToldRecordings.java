package io.roadloom.align;

import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What is still known of recordings whose rows are out: sums, and what they state of sensors. */
final class ToldRecordings {
  private final Calibrations calibrations;
  private long recordings;
  private long messages;
  private boolean whole = true;

  ToldRecordings() {
    this(new Calibrations());
  }

  private ToldRecordings(Calibrations calibrations) {
    this.calibrations = calibrations;
  }

  void add(RecordingFacts recording) {
    calibrations.add(recording.calibrations());
    recordings++;
    messages += recording.messages();
    whole &= recording.whole();
  }

  /** The newest of all. */
  Calibrations calibrations() {
    return calibrations;
  }

  long recordings() {
    return recordings;
  }

  long messages() {
    return messages;
  }

  boolean whole() {
    return whole;
  }

  void write(DataOutput out) throws IOException {
    calibrations.write(out);
    out.writeLong(recordings);
    out.writeLong(messages);
    out.writeBoolean(whole);
  }

  static ToldRecordings read(DataInput in, DriveKey drive) throws IOException {
    // Which of them stated a calibration is of no interest any more.
    RecordingRef any = new RecordingRef(drive, "", "", "", 0);
    ToldRecordings told = new ToldRecordings(Calibrations.read(in, any));
    told.recordings = in.readLong();
    told.messages = in.readLong();
    told.whole = in.readBoolean();
    return told;
  }
}
