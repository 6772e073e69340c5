package io.roadloom.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.model.ChunkEvent;
import io.roadloom.model.Clock;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Modality;
import io.roadloom.model.RawBatch;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.SignalColumn;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.NotKept;
import io.roadloom.model.row.Row;
import io.roadloom.model.row.Sample;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import io.roadloom.rig.SignalRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import javax.annotation.Nullable;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class DriveFunctionTest {
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
      try (Harness harness = new Harness(DriveFunction.bounded(RIG, Progress.EXACT), null)) {
        events.forEach(harness::take);
        undisturbed = harness.end();
      }
      List<Row> rows = new ArrayList<>();
      OperatorSubtaskState state = null;
      for (int at = 0; at <= events.size(); ) {
        int end = Math.min(events.size(), at + 1 + random.nextInt(40));
        try (Harness harness = new Harness(DriveFunction.bounded(RIG, Progress.EXACT), state)) {
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
      try (Harness harness = new Harness(DriveFunction.bounded(RIG, Progress.EXACT), null)) {
        events.forEach(harness::take);
        exact = harness.end();
      }
      events.sort(
          Comparator.comparing((DriveEvent e) -> e.drive().driveId())
              .thenComparingLong(DriveEvent::orderNs));
      try (Harness harness = new Harness(DriveFunction.bounded(RIG, Progress.SORTED), null)) {
        events.forEach(harness::take);
        List<Row> sorted = harness.end();
        assertThat(samples(sorted)).as("seed %s", seed).isEqualTo(samples(exact)).isNotEmpty();
        assertThat(summaries(sorted)).as("seed %s", seed).isEqualTo(summaries(exact));
      }
    }
  }

  @Test
  void ofAClosedDriveOneNumberIsLeft() throws Exception {
    try (Harness harness = new Harness(DriveFunction.bounded(RIG, Progress.EXACT), null)) {
      drives(new Random(1), true).forEach(harness::take);
      assertThat(harness.stateEntries()).as("one for each of three drives").isEqualTo(3);
      assertThat(harness.eventTimers()).isZero();
    }
  }

  @Test
  void aDriveWhoseEndIsNotKnownClosesAtTheEndOfInput() throws Exception {
    try (Harness harness = new Harness(DriveFunction.bounded(RIG, Progress.EXACT), null)) {
      drives(new Random(1), false).forEach(harness::take);
      assertThat(summaries(harness.rows())).isEmpty();
      assertThat(summaries(harness.end())).hasSize(3);
    }
  }

  @Test
  void aLiveDriveClosesWhenNothingComesAndWhatComesAfterwardsIsLate() throws Exception {
    RecordingRef recording = recording("a");
    try (Harness harness = new Harness(DriveFunction.live(RIG, Duration.ofSeconds(60)), null)) {
      for (int i = 0; i < 100; i++) {
        harness.take(batch(recording, T0 + i * 100 * MS));
      }
      harness.processingTime(30_000);
      harness.take(batch(recording, T0 + 10_000 * MS));
      harness.processingTime(89_000);
      assertThat(summaries(harness.rows())).isEmpty();
      harness.processingTime(120_000);
      assertThat(summaries(harness.rows())).hasSize(1);
      assertThat(harness.stateEntries()).isEqualTo(1);
      harness.take(batch(recording, T0 + 5_000 * MS));
      harness.processingTime(240_000);
      assertThat(harness.rows())
          .filteredOn(NotKept.class::isInstance)
          .extracting(row -> ((NotKept) row).table())
          .as("both readings of the batch")
          .containsExactly(NotKept.Table.LATE, NotKept.Table.LATE);
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
    return new RecordingRef(
        new DriveKey("car", drive), "id-" + drive, "file:///" + drive, "mcap", 9);
  }

  /** Two readings, 10 ms apart. */
  private static ReadingBatch batch(RecordingRef recording, long firstNs) {
    long[] times = {firstNs, firstNs + 10 * MS};
    return new ReadingBatch(
        recording,
        "/imu",
        Modality.IMU,
        "imu",
        true,
        2,
        times,
        new Clock[] {Clock.LOG, Clock.LOG},
        new long[] {ReadingBatch.NO_STAMP, ReadingBatch.NO_STAMP},
        times,
        times,
        new long[] {1, 2},
        LongStream.concat(LongStream.of(times), LongStream.range(0, 6)).toArray(),
        0,
        new long[] {0, 10},
        new int[] {10, 10},
        null,
        List.of(
            new SignalColumn(
                "x",
                "",
                new int[] {0, 1},
                Arrays.stream(times).mapToDouble(t -> (t - T0) / 1e9).toArray(),
                null)));
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

  private static final class Harness implements AutoCloseable {
    private final KeyedOneInputStreamOperatorTestHarness<String, DriveEvent, Row> harness;
    private long checkpoint;

    Harness(DriveFunction function, @Nullable OperatorSubtaskState state) throws Exception {
      harness =
          new KeyedOneInputStreamOperatorTestHarness<>(
              new KeyedProcessOperator<>(function),
              event -> event.drive().driveId(),
              BasicTypeInfo.STRING_TYPE_INFO);
      harness.setup(new RowSerializer());
      if (state != null) {
        harness.initializeState(state);
      }
      harness.open();
    }

    void take(DriveEvent event) {
      try {
        harness.processElement(new StreamRecord<>(event));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    void processingTime(long ms) throws Exception {
      harness.setProcessingTime(ms);
    }

    List<Row> rows() {
      return harness.extractOutputValues();
    }

    List<Row> end() throws Exception {
      harness.processWatermark(Watermark.MAX_WATERMARK);
      return rows();
    }

    int stateEntries() {
      return harness.numKeyedStateEntries();
    }

    int eventTimers() {
      return harness.numEventTimeTimers();
    }

    OperatorSubtaskState snapshot() throws Exception {
      return harness.snapshot(++checkpoint, 0);
    }

    @Override
    public void close() throws Exception {
      harness.close();
    }
  }
}
