package io.roadloom.align;

import io.roadloom.model.CalibrationEvent;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.ChannelRow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/**
 * The recordings of a drive, and the rows that tell of them: at its end, or before, so that what is
 * known does not grow with every segment of a live drive.
 */
final class DriveFacts {
  /** In the order of time: whatever order they came in, they are told of in the same. */
  private static final Comparator<RecordingFacts> ORDER =
      Comparator.comparingLong(RecordingFacts::lastNs).thenComparing(RecordingFacts::id);

  /** Those whose rows are not out. */
  private final Map<String, RecordingFacts> recordings = new TreeMap<>();

  private final ToldRecordings told;

  DriveFacts() {
    this(new ToldRecordings());
  }

  private DriveFacts(ToldRecordings told) {
    this.told = told;
  }

  RecordingFacts of(RecordingRef recording) {
    return recordings.computeIfAbsent(recording.recordingId(), id -> new RecordingFacts(recording));
  }

  long recordings() {
    return told.recordings() + recordings.size();
  }

  long messages() {
    return told.messages() + recordings.values().stream().mapToLong(RecordingFacts::messages).sum();
  }

  boolean whole() {
    return told.whole() && recordings.values().stream().allMatch(RecordingFacts::whole);
  }

  void emit(DriveKey drive, RowOutput out) {
    tell(inOrder(recording -> true), drive, out);
  }

  /**
   * Emits the rows of segments that are seen whole, and forgets these; none while there are fewer.
   *
   * @param pending ids of recordings of which more is to be known yet
   * @return whether any were
   */
  boolean emitSegments(int atLeast, Set<String> pending, DriveKey drive, RowOutput out) {
    List<RecordingFacts> over =
        inOrder(recording -> recording.seenSegment() && !pending.contains(recording.id()));
    if (over.isEmpty() || over.size() < atLeast) {
      return false;
    }
    tell(over, drive, out);
    return true;
  }

  private List<RecordingFacts> inOrder(Predicate<RecordingFacts> which) {
    return recordings.values().stream().filter(which).sorted(ORDER).toList();
  }

  private void tell(List<RecordingFacts> these, DriveKey drive, RowOutput out) {
    List<RecordingFacts> stating = inOrder(recording -> !recording.calibrations().isEmpty());
    for (RecordingFacts recording : these) {
      recordings.remove(recording.id());
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
                  out.emit(sensor(drive, recording, topic, channel, stating));
                }
              });
      told.add(recording);
    }
  }

  private CalibratedSensor sensor(
      DriveKey drive,
      RecordingFacts recording,
      String topic,
      ChannelFacts channel,
      List<RecordingFacts> stating) {
    String frame = channel.frameId();
    CalibrationEvent mounting = find(recording, stating, known -> known.mounting(frame));
    CalibrationEvent optics =
        channel.camera() ? find(recording, stating, known -> known.optics(topic, frame)) : null;
    return new CalibratedSensor(
        drive,
        recording.id(),
        topic,
        frame,
        mounting == null ? null : mounting.parentFrame(),
        mounting == null ? null : mounting.translation(),
        mounting == null ? null : mounting.rotation(),
        optics == null ? null : optics.cameraMatrix(),
        optics == null ? null : optics.distortion());
  }

  /**
   * In the recording itself, else in those before, else in the next that states it: split files
   * state it once.
   */
  @Nullable
  private CalibrationEvent find(
      RecordingFacts recording,
      List<RecordingFacts> stating,
      Function<Calibrations, CalibrationEvent> lookup) {
    CalibrationEvent own = lookup.apply(recording.calibrations());
    CalibrationEvent before = own == null ? lookup.apply(told.calibrations()) : own;
    if (before != null) {
      return before;
    }
    for (RecordingFacts later : stating) {
      CalibrationEvent found = lookup.apply(later.calibrations());
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
    told.write(out);
  }

  /**
   * @param told whether recordings that were told of were written, too
   */
  static DriveFacts read(DataInput in, DriveKey drive, boolean told) throws IOException {
    Map<String, RecordingFacts> recordings = new TreeMap<>();
    for (int n = in.readInt(); n > 0; n--) {
      RecordingFacts recording = RecordingFacts.read(in, drive);
      recordings.put(recording.id(), recording);
    }
    DriveFacts facts = new DriveFacts(told ? ToldRecordings.read(in, drive) : new ToldRecordings());
    facts.recordings.putAll(recordings);
    return facts;
  }
}
