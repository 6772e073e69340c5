package io.roadloom.bench.dataset;

import io.roadloom.model.Clock;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Modality;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.Token;
import io.roadloom.model.row.ChannelRow;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.EgoPose;
import io.roadloom.model.row.RecordingRow;
import io.roadloom.model.row.Row;
import io.roadloom.model.row.Sample;
import io.roadloom.model.row.SampleData;
import io.roadloom.model.row.Scene;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Made-up rows of a fleet: drives of the same length that start all over a country and go straight
 * on, ten samples a second, each with a pose, two signals and a required reading of a camera that
 * is not hashed.
 */
final class FleetRows implements FlatMapFunction<Long, Row> {
  static final String CAMERA = "/camera/front";

  private static final long serialVersionUID = 1;
  private static final long START_NS = 1_767_225_600_000_000_000L;
  private static final long PERIOD_NS = 100_000_000L;
  private static final int PER_SCENE = 200;
  private static final double METRES = 1e-5;
  private static final int IMAGE = 120_000;

  private final int samples;

  /**
   * @param samples of a drive
   */
  FleetRows(int samples) {
    this.samples = samples;
  }

  static DriveKey drive(long number) {
    return new DriveKey("truck-" + number % 100, "drive-%06d".formatted(number));
  }

  static RecordingRef recording(long number) {
    DriveKey drive = drive(number);
    return new RecordingRef(
        drive, Token.of(Token.text(drive.driveId())), "bench:/" + drive.driveId(), "mcap", 1);
  }

  @Override
  public void flatMap(Long number, Collector<Row> out) {
    DriveKey drive = drive(number);
    RecordingRef recording = recording(number);
    SplittableRandom random = new SplittableRandom(number);
    double lat = 47 + random.nextDouble() * 8;
    double lon = 6 + random.nextDouble() * 9;
    double north = (random.nextDouble() - 0.5) * 3 * METRES;
    double east = (random.nextDouble() - 0.5) * 3 * METRES;
    String scene = "";
    for (int i = 0; i < samples; i++) {
      long ns = START_NS + i * PERIOD_NS;
      if (i % PER_SCENE == 0) {
        scene = Token.of(Token.text("scene"), Token.text(drive.driveId()), Token.number(ns));
        out.collect(scene(drive, scene, ns, i));
      }
      String token = Token.sample(drive.driveId(), ns);
      double speed = 30 * random.nextDouble();
      out.collect(
          new Sample(
              drive,
              token,
              scene,
              ns,
              0.5 + random.nextDouble() / 2,
              Map.of("speed", speed, "gear", 3.0),
              Map.of("speed", 1_000L, "gear", 2_000L)));
      out.collect(
          new EgoPose(
              drive,
              token,
              ns,
              lat + i * north,
              lon + i * east,
              0.0,
              0.0,
              0.0,
              0.0,
              null,
              null,
              null,
              null));
      out.collect(image(drive, recording, token, ns, i));
    }
    end(drive, recording, out);
  }

  private static Scene scene(DriveKey drive, String token, long ns, int i) {
    return new Scene(
        drive,
        token,
        ns,
        ns + (PER_SCENE - 1) * PERIOD_NS,
        PER_SCENE,
        Map.of("speed", i % 3 == 0 ? "slow" : "fast", "light", "bright"),
        Map.of("speed_mean", 15.0));
  }

  private static SampleData image(
      DriveKey drive, RecordingRef recording, String token, long ns, int i) {
    String sha = "%016x".formatted(ns).repeat(4);
    return new SampleData(
        drive,
        Token.sampleData(token, CAMERA, ns + 5, sha),
        token,
        recording.recordingId(),
        CAMERA,
        Modality.CAMERA,
        ns + 5,
        5L,
        Clock.HEADER,
        ns + 5,
        ns + 7,
        ns + 8,
        i,
        true,
        1280,
        720,
        null,
        recording.uri(),
        (long) i * IMAGE,
        0,
        IMAGE + 40,
        40,
        IMAGE + i % 1000,
        sha,
        null,
        null);
  }

  private void end(DriveKey drive, RecordingRef recording, Collector<Row> out) {
    String id = recording.recordingId();
    out.collect(
        new ChannelRow(
            drive,
            id,
            CAMERA,
            "cdr",
            "ros2msg",
            "sensor_msgs/msg/CompressedImage",
            "",
            CAMERA,
            Modality.CAMERA,
            samples,
            null));
    out.collect(
        new RecordingRow(
            drive,
            id,
            recording.uri(),
            recording.size(),
            "mcap",
            START_NS,
            START_NS,
            samples,
            1,
            1,
            RecordingRow.Status.DONE));
    out.collect(new DriveSummary(drive, true, 1, samples, samples, samples, 0, 0, 0, 0));
  }

  /** Numbers of drives as planned recordings. */
  static List<RecordingRef> recordings(int drives) {
    return LongStream.range(0, drives).mapToObj(FleetRows::recording).toList();
  }
}
