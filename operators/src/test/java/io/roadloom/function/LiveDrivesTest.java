package io.roadloom.function;

import static io.roadloom.function.Readings.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.roadloom.model.ChunkEvent;
import io.roadloom.model.Clock;
import io.roadloom.model.Fault;
import io.roadloom.model.FaultEvent;
import io.roadloom.model.Modality;
import io.roadloom.model.RawBatch;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.ReadingGroup;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.NotKept;
import io.roadloom.model.row.RecordingRow;
import io.roadloom.model.row.Sample;
import io.roadloom.model.row.Scene;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import io.roadloom.rig.SignalRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class LiveDrivesTest {
  private static final long T0 = 1_700_000_000_000_000_000L;
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final RecordingRef A = Readings.recording("a", "id-a");
  private static final Rig RIG =
      new Rig(
          new Keyframes(100 * MS, null),
          500 * MS,
          null,
          Map.of("/imu", new ChannelRule(new Policy.Nearest(50 * MS), Clock.LOG, 0, null)),
          List.of(new SignalRule("x", "/imu", "x", new Policy.Linear(100 * MS))),
          "hash");

  @Test
  void closesWhenNothingComesForLong() throws Exception {
    try (DriveHarness harness = new DriveHarness(live())) {
      drive(harness, A, 0, 100);
      harness.processingTime(30_000);
      harness.take(batch(A, 10_000));
      harness.processingTime(89_999);
      assertThat(harness.rows(DriveSummary.class)).isEmpty();
      harness.processingTime(90_000);
      assertThat(harness.rows(DriveSummary.class)).hasSize(1);
      assertThat(harness.stateEntries()).isEqualTo(1);
      assertThat(harness.timers()).isZero();
    }
  }

  @Test
  void oneNumberIsLeftAfterCheckpointsAndWithoutMemoryToo() throws Exception {
    try (DriveHarness harness = new DriveHarness(live().within(1))) {
      for (int second = 0; second < 20; second++) {
        harness.processingTime(second * 1_000);
        for (int d = 0; d < 5; d++) {
          drive(harness, Readings.recording("d" + d, "id" + d), second * 1_000, 10);
        }
        harness.snapshot();
      }
      assertThat(harness.timers()).as("two a drive").isEqualTo(10);
      harness.processingTime(78_999);
      assertThat(harness.rows(DriveSummary.class)).isEmpty();
      harness.processingTime(79_000);
      assertThat(harness.rows(DriveSummary.class)).hasSize(5);
      assertThat(harness.rows(Scene.class)).as("whole, each").hasSize(5);
      assertThat(harness.rows(Scene.class).stream().mapToLong(Scene::samples).sum())
          .isEqualTo(harness.rows(Sample.class).size());
      assertThat(harness.stateEntries()).isEqualTo(5);
      assertThat(harness.timers()).isZero();
    }
  }

  @Test
  void theEndOfInputClosesAllAndLeavesNoTimer() throws Exception {
    try (DriveHarness harness = new DriveHarness(live())) {
      drive(harness, A, 0, 100);
      harness.snapshot();
      harness.end();
      assertThat(harness.rows(DriveSummary.class)).hasSize(1);
      assertThat(harness.stateEntries()).isEqualTo(1);
      assertThat(harness.timers()).isZero();
    }
  }

  @Test
  void timeThatTheJobWasDownIsNotIdleTime() throws Exception {
    OperatorSubtaskState state;
    try (DriveHarness harness = new DriveHarness(live())) {
      drive(harness, A, 0, 100);
      state = harness.snapshot();
    }
    try (DriveHarness harness = new DriveHarness(live(), state, 7_200_000)) {
      harness.processingTime(7_200_001);
      assertThat(harness.rows()).isEmpty();
      drive(harness, A, 10_000, 10);
      assertThat(harness.rows(NotKept.class)).isEmpty();
      harness.processingTime(7_260_001);
      assertThat(harness.rows(DriveSummary.class)).hasSize(1);
      assertThat(harness.stateEntries()).isEqualTo(1);
      assertThat(harness.timers()).isZero();
    }
    try (DriveHarness harness = new DriveHarness(live(), state, 7_200_000)) {
      harness.processingTime(7_259_999);
      assertThat(harness.rows(DriveSummary.class)).as("nothing came after all").isEmpty();
      harness.processingTime(7_260_000);
      assertThat(harness.rows(DriveSummary.class)).hasSize(1);
      assertThat(harness.timers()).isZero();
    }
  }

  @Test
  void aTimerThatWaitsOnSurvivesARestart() throws Exception {
    OperatorSubtaskState state;
    try (DriveHarness harness = new DriveHarness(live())) {
      drive(harness, A, 0, 10);
      harness.processingTime(40_000);
      drive(harness, A, 1_000, 10);
      harness.snapshot();
      harness.processingTime(99_000);
      state = harness.snapshot();
    }
    try (DriveHarness harness = new DriveHarness(live(), state, 99_000)) {
      harness.processingTime(159_000);
      assertThat(harness.rows(DriveSummary.class)).hasSize(1);
      assertThat(harness.timers()).isZero();
    }
  }

  @Test
  void aReopenedDriveGoesOnBehindItsClosedFrontier() throws Exception {
    try (DriveHarness harness = new DriveHarness(live())) {
      drive(harness, A, 0, 100);
      harness.processingTime(60_000);
      long made = harness.rows(Sample.class).size();
      for (int again = 0; again < 3; again++) {
        harness.take(batch(A, 5_000));
        harness.processingTime(120_000 + 60_000 * again);
        assertThat(harness.rows(NotKept.class))
            .as("both readings of the batch, each time")
            .hasSize(2 * again + 2)
            .allMatch(row -> row.table() == NotKept.Table.LATE);
      }
      assertThat(harness.rows(Sample.class)).hasSize((int) made);
      drive(harness, A, 20_000, 30);
      harness.processingTime(400_000);
      assertThat(harness.rows(Sample.class)).hasSizeGreaterThan((int) made);
      assertThat(harness.rows(Sample.class))
          .extracting(Sample::timestampNs)
          .doesNotHaveDuplicates();
      assertThat(harness.stateEntries()).isEqualTo(1);
    }
  }

  @Test
  void whatComesBehindTheFrontierIsLate() throws Exception {
    try (DriveHarness harness = new DriveHarness(live())) {
      drive(harness, A, 0, 100);
      harness.take(batch(A, 1_000));
      assertThat(harness.rows(NotKept.class))
          .hasSize(2)
          .allMatch(row -> row.table() == NotKept.Table.LATE);
      drive(harness, A, 10_000, 10);
      harness.take(batch(A, 9_650));
      harness.processingTime(60_000);
      assertThat(harness.rows(NotKept.class)).as("within the disorder").hasSize(2);
      assertThat(harness.rows(DriveSummary.class))
          .extracting(DriveSummary::late)
          .containsExactly(2L);
    }
  }

  /** Alone, the first of the two would move the frontier past the second. */
  @Test
  void nothingOfAGroupMakesTheRestOfItLate() throws Exception {
    try (DriveHarness harness = new DriveHarness(live())) {
      drive(harness, A, 0, 91);
      harness.take(new ReadingGroup(A, List.of(batch(A, 12_000), batch(A, 8_550))));
      assertThat(harness.rows(NotKept.class)).isEmpty();
      harness.take(batch(A, 8_560));
      assertThat(harness.rows(NotKept.class)).as("behind the group").hasSize(2);
      harness.processingTime(60_000);
      assertThat(harness.rows(DriveSummary.class))
          .extracting(DriveSummary::late)
          .containsExactly(2L);
    }
  }

  @Test
  void aLoneStampFarAheadMakesNothingLate() throws Exception {
    try (DriveHarness harness = new DriveHarness(live())) {
      drive(harness, A, 0, 50);
      harness.take(
          Readings.batch(A, "/imu", Modality.IMU, Map.of("x", t -> 1), T0 + 86_400_000 * MS));
      drive(harness, A, 5_000, 50);
      harness.processingTime(60_000);
      assertThat(harness.rows(NotKept.class))
          .extracting(NotKept::table, NotKept::reason)
          .containsExactly(tuple(NotKept.Table.QUARANTINE, "clock_jump"));
      assertThat(harness.rows(Sample.class)).hasSize(100);
    }
  }

  @Test
  void aSegmentThatGrowsIsWholeWhenAllOfItIsSeenOnce() throws Exception {
    RecordingRef segment = new RecordingRef(A.drive(), "segment-a", "file:///s", "mcap", 0);
    OperatorSubtaskState state;
    try (DriveHarness harness = new DriveHarness(live())) {
      for (int part = 0; part < 3; part++) {
        part(harness, segment, part);
      }
      state = harness.snapshot();
    }
    try (DriveHarness harness = new DriveHarness(live(), state)) {
      for (int part = 1; part < 5; part++) {
        part(harness, segment, part);
      }
      harness.processingTime(60_000);
      assertThat(harness.rows(RecordingRow.class))
          .extracting(RecordingRow::size, RecordingRow::bytes, RecordingRow::messages)
          .containsExactly(tuple(500L, 500L, 10L));
      assertThat(harness.rows(DriveSummary.class))
          .extracting(DriveSummary::whole)
          .containsExactly(true);
    }
    try (DriveHarness harness = new DriveHarness(live(), state)) {
      part(harness, segment, 4);
      harness.processingTime(60_000);
      assertThat(harness.rows(DriveSummary.class))
          .extracting(DriveSummary::whole)
          .as("a part is missing")
          .containsExactly(false);
    }
  }

  @Test
  void aFaultOfAStreamIsNoRecording() throws Exception {
    RecordingRef place = new RecordingRef(A.drive(), "", "kafka://topic/0", RecordingRef.STREAM, 0);
    try (DriveHarness harness = new DriveHarness(live())) {
      harness.take(new FaultEvent(place, new Fault(7, 8, "no_drive", "a", "b", null, null)));
      harness.processingTime(60_000);
      assertThat(harness.rows(NotKept.class)).hasSize(1);
      assertThat(harness.rows(RecordingRow.class)).isEmpty();
      assertThat(harness.rows(DriveSummary.class))
          .extracting(DriveSummary::quarantined)
          .containsExactly(1L);
    }
  }

  private static DriveOperator live() {
    return DriveOperator.live(RIG, IDLE);
  }

  /** Batches each 100 ms. */
  private static void drive(DriveHarness harness, RecordingRef recording, long fromMs, int count) {
    for (int i = 0; i < count; i++) {
      harness.take(batch(recording, fromMs + 100 * i));
    }
  }

  private static void part(DriveHarness harness, RecordingRef segment, int index) {
    long first = 1_000 * index;
    harness.take(batch(segment, first));
    harness.take(
        new ChunkEvent(
            segment,
            index,
            index + 1,
            2,
            100,
            index,
            T0 + first * MS,
            T0 + (first + 10) * MS,
            RawBatch.UNBOUNDED));
  }

  /** Two readings, 10 ms apart. */
  private static ReadingBatch batch(RecordingRef recording, long ms) {
    long first = T0 + ms * MS;
    return Readings.batch(
        recording, "/imu", Modality.IMU, Map.of("x", t -> (t - T0) / 1e9), first, first + 10 * MS);
  }
}
