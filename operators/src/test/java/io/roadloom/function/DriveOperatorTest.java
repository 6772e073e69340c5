package io.roadloom.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.model.ChunkEvent;
import io.roadloom.model.Clock;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.Modality;
import io.roadloom.model.RawBatch;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.Row;
import io.roadloom.model.row.Sample;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import io.roadloom.rig.SignalRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class DriveOperatorTest {
  private static final long T0 = 1_700_000_000_000_000_000L;
  private static final long MS = 1_000_000L;
  private static final Rig RIG =
      new Rig(
          new Keyframes(100 * MS, null),
          500 * MS,
          null,
          Map.of("/imu", new ChannelRule(new Policy.Nearest(50 * MS), Clock.LOG, 0, null)),
          List.of(new SignalRule("x", "/imu", "x", new Policy.Linear(100 * MS))),
          "hash");

  @Test
  void stoppingAndGoingOnAnywhereChangesNoRow() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<DriveEvent> events = drives(random, true);
      List<Row> undisturbed;
      try (DriveHarness harness = new DriveHarness(DriveOperator.bounded(RIG, Progress.EXACT))) {
        events.forEach(harness::take);
        undisturbed = harness.end();
      }
      List<Row> rows = new ArrayList<>();
      OperatorSubtaskState state = null;
      for (int at = 0; at <= events.size(); ) {
        int end = Math.min(events.size(), at + 1 + random.nextInt(40));
        try (DriveHarness harness =
            new DriveHarness(DriveOperator.bounded(RIG, Progress.EXACT), state)) {
          events.subList(at, end).forEach(harness::take);
          if (end == events.size()) {
            rows.addAll(harness.end());
            break;
          }
          rows.addAll(harness.rows());
          state = harness.snapshot();
        }
        at = end;
      }
      assertThat(samples(rows)).as("seed %s", seed).isEqualTo(samples(undisturbed)).isNotEmpty();
      assertThat(summaries(rows)).as("seed %s", seed).isEqualTo(summaries(undisturbed)).hasSize(3);
    }
  }

  @Test
  void sortedAndExactInputGiveTheSameRows() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      List<DriveEvent> events = drives(new Random(seed), true);
      List<Row> exact;
      try (DriveHarness harness = new DriveHarness(DriveOperator.bounded(RIG, Progress.EXACT))) {
        events.forEach(harness::take);
        exact = harness.end();
      }
      events.sort(
          Comparator.comparing((DriveEvent e) -> e.drive().driveId())
              .thenComparingLong(DriveEvent::orderNs));
      try (DriveHarness harness = new DriveHarness(DriveOperator.bounded(RIG, Progress.SORTED))) {
        events.forEach(harness::take);
        List<Row> sorted = harness.end();
        assertThat(samples(sorted)).as("seed %s", seed).isEqualTo(samples(exact)).isNotEmpty();
        assertThat(summaries(sorted)).as("seed %s", seed).isEqualTo(summaries(exact));
      }
    }
  }

  @Test
  void ofAClosedDriveOneNumberIsLeft() throws Exception {
    try (DriveHarness harness = new DriveHarness(DriveOperator.bounded(RIG, Progress.EXACT))) {
      drives(new Random(1), true).forEach(harness::take);
      assertThat(harness.stateEntries()).as("one for each of three drives").isEqualTo(3);
      assertThat(harness.timers()).isZero();
    }
  }

  @Test
  void aDriveWhoseEndIsNotKnownClosesAtTheEndOfInput() throws Exception {
    try (DriveHarness harness = new DriveHarness(DriveOperator.bounded(RIG, Progress.EXACT))) {
      drives(new Random(1), false).forEach(harness::take);
      assertThat(summaries(harness.rows())).isEmpty();
      assertThat(summaries(harness.end())).hasSize(3);
    }
  }

  @Test
  void whateverFitsInMemoryTheRowsAreTheSame() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      List<DriveEvent> events = drives(new Random(seed), true);
      List<Row> expected;
      try (DriveHarness harness = new DriveHarness(DriveOperator.bounded(RIG, Progress.EXACT))) {
        events.forEach(harness::take);
        expected = harness.end();
      }
      DriveOperator one = DriveOperator.bounded(RIG, Progress.EXACT).within(1);
      try (DriveHarness harness = new DriveHarness(one)) {
        events.forEach(harness::take);
        assertThat(harness.stateEntries()).as("what is left").isEqualTo(3);
        assertThat(samples(harness.end())).as("seed %s", seed).isEqualTo(samples(expected));
        assertThat(summaries(harness.rows())).as("seed %s", seed).isEqualTo(summaries(expected));
      }
    }
  }

  @Test
  void stateIsWrittenAtCheckpointsOnly() throws Exception {
    try (DriveHarness harness = new DriveHarness(DriveOperator.bounded(RIG, Progress.EXACT))) {
      List<DriveEvent> events = drives(new Random(1), true);
      events.subList(0, events.size() / 2).forEach(harness::take);
      assertThat(harness.stateEntries()).isZero();
      harness.snapshot();
      assertThat(harness.stateEntries()).as("three for each of three drives").isEqualTo(9);
    }
  }

  @Test
  void aThousandDrivesStayInMemory() throws Exception {
    int drives = 1_000;
    List<DriveEvent> second = new ArrayList<>();
    DriveOperator operator = DriveOperator.live(RIG, Duration.ofSeconds(60)).within(256 << 20);
    try (DriveHarness harness = new DriveHarness(operator)) {
      for (int s = 0; s < 6; s++) {
        for (int d = 0; d < drives; d++) {
          RecordingRef recording = recording("drive" + d);
          for (int quarter = 0; quarter < 4; quarter++) {
            long from = T0 + s * 1_000 * MS + quarter * 250 * MS;
            long[] times = LongStream.range(0, 50).map(i -> from + i * 5 * MS).toArray();
            second.add(Readings.batch(recording, "/imu", Modality.IMU, Map.of("x", t -> 1), times));
          }
        }
        second.forEach(harness::take);
        second.clear();
      }
      assertThat(harness.stateEntries()).as("none had to make room").isZero();
    }
  }

  /** Three drives whose chunks alternate; chunks know their bounds if {@code bounded}. */
  private static List<DriveEvent> drives(Random random, boolean bounded) {
    List<DriveEvent> events = new ArrayList<>();
    long[] time = {T0, T0, T0};
    int chunks = 8;
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int d = 0; d < 3; d++) {
        RecordingRef recording = recording("drive" + d);
        long first = time[d];
        int batches = 1 + random.nextInt(20);
        for (int b = 0; b < batches; b++) {
          time[d] += (20 + random.nextInt(80)) * MS;
          events.add(batch(recording, time[d]));
        }
        boolean last = chunk == chunks - 1;
        long bound = !bounded ? RawBatch.UNBOUNDED : last ? Long.MAX_VALUE : time[d];
        events.add(
            new ChunkEvent(recording, chunk, chunks, 2 * batches, 9, 9, first, time[d], bound));
      }
    }
    return events;
  }

  private static RecordingRef recording(String drive) {
    return Readings.recording(drive, "id-" + drive);
  }

  /** Two readings, 10 ms apart. */
  private static ReadingBatch batch(RecordingRef recording, long firstNs) {
    return Readings.batch(
        recording,
        "/imu",
        Modality.IMU,
        Map.of("x", t -> (t - T0) / 1e9),
        firstNs,
        firstNs + 10 * MS);
  }

  private static List<Sample> samples(List<Row> rows) {
    return rows.stream()
        .filter(Sample.class::isInstance)
        .map(Sample.class::cast)
        .sorted(
            Comparator.comparing((Sample s) -> s.drive().driveId())
                .thenComparingLong(Sample::timestampNs))
        .toList();
  }

  private static List<DriveSummary> summaries(List<Row> rows) {
    return rows.stream()
        .filter(DriveSummary.class::isInstance)
        .map(DriveSummary.class::cast)
        .sorted(Comparator.comparing(summary -> summary.drive().driveId()))
        .toList();
  }
}
