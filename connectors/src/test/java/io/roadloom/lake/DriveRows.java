package io.roadloom.lake;

import io.roadloom.model.Clock;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Modality;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.Token;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.ChannelRow;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.EgoPose;
import io.roadloom.model.row.NotKept;
import io.roadloom.model.row.RecordingRow;
import io.roadloom.model.row.Row;
import io.roadloom.model.row.Sample;
import io.roadloom.model.row.SampleData;
import io.roadloom.model.row.Scene;
import io.roadloom.model.row.SignalBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Made-up rows of a drive: each sample with a scene of its own, a pose, a reading, and a batch of
 * signals.
 */
final class DriveRows {
  /** Half an hour before midnight, so that long drives cross it. */
  static final long START_NS = 1_700_004_600_000_000_000L;

  static final int SIGNALS_PER_SAMPLE = 20;

  private DriveRows() {}

  static DriveKey drive(int number) {
    return new DriveKey("truck-" + number % 2, "depot/2023-11-14/drive-number-" + number);
  }

  static RecordingRef recording(DriveKey drive, String name) {
    return new RecordingRef(
        drive, Token.of(Token.text(name)), "file:///recordings/" + name, "mcap", 1000);
  }

  /** All rows of a drive, made from its recordings; the end of it last. */
  static List<Row> all(DrivePlan plan, int samples) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      rows.addAll(sample(plan, i));
    }
    rows.addAll(end(plan, samples));
    return rows;
  }

  static List<Row> sample(DrivePlan plan, int number) {
    DriveKey drive = plan.drive();
    RecordingRef recording = plan.recordings().get(number % plan.recordings().size());
    long ns = START_NS + number * 100_000_000L;
    String token = Token.sample(drive.driveId(), ns);
    String sha = "%064x".formatted(ns);
    return List.of(
        new Sample(
            drive,
            token,
            Token.scene(drive.driveId(), ns),
            ns,
            0.5,
            number % 3 == 0 ? Map.of() : Map.of("speed", number * 0.1, "gear", 3.0),
            number % 3 == 0 ? Map.of() : Map.of("speed", -5L, "gear", 7L)),
        new Scene(
            drive,
            Token.scene(drive.driveId(), ns),
            ns,
            ns + 1,
            1,
            number % 3 == 0 ? Map.of() : Map.of("speed", "slow", "country", "DE"),
            number % 3 == 0 ? Map.of() : Map.of("speed_mean", number * 0.1)),
        new EgoPose(drive, token, ns, 48.1, 11.5, null, 1.0, 2.0, null, null, null, null, null),
        new SampleData(
            drive,
            Token.sampleData(token, "/camera", ns + 5, sha),
            number % 5 == 0 ? null : token,
            recording.recordingId(),
            "/camera",
            Modality.CAMERA,
            ns + 5,
            number % 5 == 0 ? null : 5L,
            Clock.HEADER,
            ns + 5,
            ns + 7,
            ns + 8,
            number,
            number % 5 != 0,
            1280,
            720,
            null,
            recording.uri(),
            100L,
            number * 10L,
            9,
            1,
            8,
            sha,
            number % 2 == 0 ? null : -1L - number,
            number % 2 == 0 ? null : 0.25 * number),
        signals(drive, ns, number));
  }

  private static SignalBatch signals(DriveKey drive, long ns, int number) {
    long[] times = new long[SIGNALS_PER_SAMPLE];
    double[] values = new double[SIGNALS_PER_SAMPLE];
    String[] texts = number % 4 == 0 ? new String[SIGNALS_PER_SAMPLE] : null;
    for (int i = 0; i < times.length; i++) {
      times[i] = ns + i * 1_000_000L;
      values[i] = i == 3 ? Double.NaN : number + i * 0.01;
      if (texts != null && i % 2 == 0) {
        texts[i] = "D";
      }
    }
    return new SignalBatch(drive, "/can/0", "GEAR.GEAR", "km/h", times, values, texts);
  }

  /** What comes when all has been read. */
  static List<Row> end(DrivePlan plan, int samples) {
    DriveKey drive = plan.drive();
    List<Row> rows = new ArrayList<>();
    for (RecordingRef recording : plan.recordings()) {
      String id = recording.recordingId();
      rows.add(
          new CalibratedSensor(
              drive,
              id,
              "/camera",
              "front",
              null,
              new double[] {1, 2, 3},
              null,
              new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
              new double[0]));
      rows.add(
          new ChannelRow(
              drive,
              id,
              "/camera",
              "cdr",
              "ros2msg",
              "sensor_msgs/msg/CompressedImage",
              "abc",
              "front",
              Modality.CAMERA,
              samples,
              null));
      rows.add(
          new RecordingRow(
              drive,
              id,
              recording.uri(),
              recording.size(),
              "mcap",
              START_NS,
              START_NS + 1,
              samples,
              1000,
              checksum(id),
              RecordingRow.Status.DONE));
    }
    rows.add(
        new NotKept(
            NotKept.Table.DEDUP_DECISION,
            drive,
            plan.recordings().get(0).recordingId(),
            plan.recordings().get(0).uri(),
            "/camera",
            START_NS,
            100L,
            10,
            19,
            "%064x".formatted(1),
            "exact_duplicate",
            "",
            ""));
    rows.add(
        new DriveSummary(
            drive,
            true,
            plan.recordings().size(),
            samples,
            samples,
            samples,
            (long) samples * SIGNALS_PER_SAMPLE,
            1,
            0,
            0));
    return rows;
  }

  static long checksum(String recordingId) {
    return recordingId.hashCode();
  }
}
