package io.roadloom.function;

import static io.roadloom.function.Readings.MS;

import io.roadloom.model.CalibrationEvent;
import io.roadloom.model.ChannelEvent;
import io.roadloom.model.ChunkEvent;
import io.roadloom.model.Clock;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.Fault;
import io.roadloom.model.FaultEvent;
import io.roadloom.model.Modality;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Ego;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import io.roadloom.rig.SignalRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The drives that saved state of released versions holds in the middle: one that is closed, one
 * that is open with something of everything. Must not change: the saved state wouldn't fit.
 */
final class SavedDrives {
  static final Duration IDLE = Duration.ofSeconds(60);
  static final long T0 = 1_700_000_000_000_000_000L;
  static final Rig RIG =
      new Rig(
          new Keyframes(100 * MS, null),
          500 * MS,
          new Ego("/gnss", "/imu", 250 * MS),
          Map.of(
              "/camera", new ChannelRule(new Policy.Nearest(50 * MS), Clock.LOG, 20 * MS, null),
              "/imu", new ChannelRule(new Policy.Previous(80 * MS), Clock.LOG, 0, null)),
          List.of(new SignalRule("ax", "/imu", "a.x", new Policy.Linear(100 * MS))),
          "hash");

  private SavedDrives() {}

  /** Of the drive that closes before the state is saved. */
  static List<DriveEvent> closed() {
    RecordingRef recording = Readings.recording("closed", "c1");
    List<DriveEvent> events = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      events.add(imu(recording, T0 + i * 100 * MS, T0 + (i * 100 + 40) * MS));
    }
    events.add(new ChunkEvent(recording, 0, 1, 60, 9, 9, T0, T0 + 3_000 * MS, RawBatch.UNBOUNDED));
    return events;
  }

  /** Of the drive that is open then, before or after. */
  static List<DriveEvent> open(boolean after) {
    List<DriveEvent> events = new ArrayList<>();
    RecordingRef recording = Readings.recording("open", after ? "o2" : "o1");
    long from = T0 + (after ? 10_000 * MS : 0);
    if (!after) {
      events.add(
          new ChannelEvent(
              recording, "/camera", "cdr", "ros2msg", "I", "1", Modality.CAMERA, null));
      events.add(
          new ChannelEvent(recording, "/imu", "cdr", "ros2msg", "J", "2", Modality.IMU, null));
      events.add(
          new CalibrationEvent(
              recording,
              T0,
              null,
              "/camera_frame",
              "base",
              new double[] {1, 2, 3},
              new double[] {1, 0, 0, 0},
              null,
              null));
    }
    for (int second = 0; second < 10; second++) {
      long at = from + second * 1_000 * MS;
      for (int i = 0; i < 10; i++) {
        // Neighbours change places: out of order within the bound.
        long t = at + (i ^ 1) * 100 * MS;
        events.add(imu(recording, t + 3 * MS, t + 43 * MS));
        events.add(
            Readings.batch(
                recording, "/camera", Modality.CAMERA, Map.of(), t + 7 * MS, t + 47 * MS));
        events.add(gnss(recording, t + 11 * MS));
      }
      events.add(
          new ChunkEvent(
              recording, second, 11, 60, 9, second, at, at + 999 * MS, RawBatch.UNBOUNDED));
    }
    // Too late, and far ahead.
    events.add(imu(recording, from + 2_000 * MS));
    events.add(imu(recording, from + 3_600_000 * MS));
    events.add(new FaultEvent(recording, new Fault(5, 9, "chunk_crc", "1", "2", null, null)));
    return events;
  }

  private static DriveEvent imu(RecordingRef recording, long... times) {
    return Readings.batch(
        recording,
        "/imu",
        Modality.IMU,
        Map.of(
            "a.x", ns -> (ns - T0) / 1e9,
            "orientation.x", ns -> 0,
            "orientation.y", ns -> 0,
            "orientation.z", ns -> 0.1,
            "orientation.w", ns -> 1),
        times);
  }

  private static DriveEvent gnss(RecordingRef recording, long t) {
    return Readings.batch(
        recording,
        "/gnss",
        Modality.GNSS,
        Map.of(
            "latitude", ns -> 48 + (ns - T0) / 1e13,
            "longitude", ns -> 9,
            "altitude", ns -> 300,
            "status.status", ns -> 0),
        t);
  }
}
