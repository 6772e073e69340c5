package io.roadloom.align;

import io.roadloom.model.CalibrationEvent;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.ChannelRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import javax.annotation.Nullable;

/** The recordings of a drive, and the rows that tell of them at its end. */
final class DriveFacts {
  private final Map<String, RecordingFacts> recordings = new TreeMap<>();

  RecordingFacts of(RecordingRef recording) {
    return recordings.computeIfAbsent(recording.recordingId(), id -> new RecordingFacts(recording));
  }

  int recordings() {
    return recordings.size();
  }

  long messages() {
    return recordings.values().stream().mapToLong(RecordingFacts::messages).sum();
  }

  boolean whole() {
    return recordings.values().stream().allMatch(RecordingFacts::whole);
  }

  void emit(DriveKey drive, RowOutput out) {
    recordings.forEach(
        (id, recording) -> {
          out.emit(recording.row());
          recording
              .channels()
              .forEach(
                  (topic, channel) -> {
                    ChannelRow row = channel.row();
                    if (row != null) {
                      out.emit(row);
                    }
                    if (channel.frameId() != null && !channel.calibration()) {
                      out.emit(sensor(drive, id, topic, channel));
                    }
                  });
        });
  }

  private CalibratedSensor sensor(
      DriveKey drive, String recordingId, String topic, ChannelFacts channel) {
    String frame = channel.frameId();
    CalibrationEvent mounting = find(recordingId, frame, Calibrations::mounting);
    CalibrationEvent optics =
        channel.camera() ? find(recordingId, frame, (known, id) -> known.optics(topic, id)) : null;
    return new CalibratedSensor(
        drive,
        recordingId,
        topic,
        frame,
        mounting == null ? null : mounting.parentFrame(),
        mounting == null ? null : mounting.translation(),
        mounting == null ? null : mounting.rotation(),
        optics == null ? null : optics.cameraMatrix(),
        optics == null ? null : optics.distortion());
  }

  /** In the recording itself, else in another of the drive: split files state it once. */
  @Nullable
  private CalibrationEvent find(
      String recordingId, String frame, BiFunction<Calibrations, String, CalibrationEvent> lookup) {
    CalibrationEvent own = lookup.apply(recordings.get(recordingId).calibrations(), frame);
    if (own != null) {
      return own;
    }
    for (RecordingFacts other : recordings.values()) {
      CalibrationEvent found = lookup.apply(other.calibrations(), frame);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(recordings.size());
    for (RecordingFacts recording : recordings.values()) {
      recording.write(out);
    }
  }

  static DriveFacts read(DataInput in, DriveKey drive) throws IOException {
    DriveFacts facts = new DriveFacts();
    for (int n = in.readInt(); n > 0; n--) {
      RecordingFacts recording = RecordingFacts.read(in, drive);
      facts.recordings.put(recording.row().recordingId(), recording);
    }
    return facts;
  }
}
