package io.roadloom.function;

import static io.roadloom.function.Readings.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.model.CalibrationEvent;
import io.roadloom.model.ChannelEvent;
import io.roadloom.model.ChunkEvent;
import io.roadloom.model.Clock;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Modality;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.ChannelRow;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.RecordingRow;
import io.roadloom.model.row.Row;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** A live drive that is open through hundreds of checkpoints, a segment each. */
class LongDriveTest {
  private static final long T0 = 1_700_000_000_000_000_000L;
  private static final long SEGMENT_MS = 10_000;
  private static final DriveKey DRIVE = new DriveKey("car", "long");
  private static final Rig RIG =
      new Rig(
          new Keyframes(1_000 * MS, null),
          2_000 * MS,
          null,
          Map.of("/imu", new ChannelRule(new Policy.Nearest(50 * MS), Clock.LOG, 0, null)),
          List.of(),
          "hash");

  @Test
  void stateDoesNotGrowWithItsSegments() throws Exception {
    try (DriveHarness harness = new DriveHarness(operator())) {
      long few = largest(harness, 0, 32);
      long many = largest(harness, 32, 600);
      assertThat(many).isLessThan(few + few / 20);
      assertThat(harness.rows(RecordingRow.class)).hasSizeGreaterThan(580);
      assertThat(harness.rows(DriveSummary.class)).isEmpty();
    }
  }

  /** Of the last checkpoints: as long as the first segments wait to be told of, it grows. */
  private static long largest(DriveHarness harness, int from, int to) throws Exception {
    long largest = 0;
    for (int segment = from; segment < to; segment++) {
      segment(segment).forEach(harness::take);
      long size = harness.snapshot().getStateSize();
      largest = segment < to - 16 ? 0 : Math.max(largest, size);
    }
    return largest;
  }

  @Test
  void itsRowsAreThoseOfADriveThatIsReadAtOnce() throws Exception {
    List<Row> expected;
    try (DriveHarness harness = new DriveHarness(operator())) {
      for (int segment = 0; segment < 60; segment++) {
        segment(segment).forEach(harness::take);
      }
      expected = harness.end();
    }
    List<Row> rows = new ArrayList<>();
    OperatorSubtaskState state = null;
    for (int run = 0; run < 6; run++) {
      try (DriveHarness harness = new DriveHarness(operator(), state, run)) {
        for (int segment = 10 * run; segment < 10 * run + 10; segment++) {
          segment(segment).forEach(harness::take);
          state = harness.snapshot();
        }
        if (run == 5) {
          harness.end();
        }
        rows.addAll(harness.rows());
      }
    }
    for (Class<? extends Row> type :
        List.of(RecordingRow.class, ChannelRow.class, CalibratedSensor.class, DriveSummary.class)) {
      assertThat(packed(rows, type)).isEqualTo(packed(expected, type)).isNotEmpty();
    }
    assertThat(rows.stream().filter(CalibratedSensor.class::isInstance))
        .as("also of the segments before the one that states it")
        .hasSize(60)
        .allMatch(row -> "base".equals(((CalibratedSensor) row).parentFrame()));
  }

  private static List<String> packed(List<Row> rows, Class<? extends Row> type) throws IOException {
    List<String> packed = new ArrayList<>();
    for (Row row : rows) {
      if (type.isInstance(row)) {
        DataOutputSerializer out = new DataOutputSerializer(256);
        new RowSerializer().serialize(row, out);
        packed.add(HexFormat.of().formatHex(out.getCopyOfBuffer()));
      }
    }
    return packed.stream().sorted().toList();
  }

  private static DriveOperator operator() {
    return DriveOperator.live(RIG, Duration.ofSeconds(60));
  }

  /** Ten seconds in two chunks; the third segment states a mounting. */
  private static List<DriveEvent> segment(int number) {
    RecordingRef segment =
        new RecordingRef(
            DRIVE, "id-%04d".formatted(number * 7919 % 1000), "file:///" + number, "mcap", 0);
    List<DriveEvent> events = new ArrayList<>();
    events.add(new ChannelEvent(segment, "/imu", "cdr", "ros2msg", "I", "1", Modality.IMU, null));
    long from = T0 + number * SEGMENT_MS * MS;
    if (number == 2) {
      events.add(
          new CalibrationEvent(
              segment,
              from,
              null,
              "/imu_frame",
              "base",
              new double[] {1, 2, 3},
              new double[] {1, 0, 0, 0},
              null,
              null));
    }
    for (int chunk = 0; chunk < 2; chunk++) {
      long first = from + chunk * 5_000 * MS;
      for (int i = 0; i < 50; i++) {
        events.add(Readings.batch(segment, "/imu", Modality.IMU, Map.of(), first + i * 100 * MS));
      }
      events.add(
          new ChunkEvent(
              segment, chunk, chunk + 1, 50, 9, 9, first, first + 4_900 * MS, RawBatch.UNBOUNDED));
    }
    return events;
  }
}
