package io.roadloom.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.model.CalibrationEvent;
import io.roadloom.model.ChannelEvent;
import io.roadloom.model.ChunkEvent;
import io.roadloom.model.Clock;
import io.roadloom.model.Fault;
import io.roadloom.model.FaultEvent;
import io.roadloom.model.Modality;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.ChannelRow;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.NotKept;
import io.roadloom.model.row.RecordingRow;
import io.roadloom.model.row.Row;
import io.roadloom.model.row.SampleData;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import io.roadloom.rig.RigException;
import io.roadloom.rig.SignalRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DriveAlignerTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long T0 = 1_700_000_000 * SECOND;
  private static final RecordingRef RECORDING = RandomDrive.recording("rec");
  private static final Rig RIG =
      new Rig(
          new Keyframes(SECOND, null),
          2 * SECOND,
          null,
          Map.of("/camera", new ChannelRule(new Policy.Nearest(SECOND / 10), Clock.LOG, 0, null)),
          List.of(),
          "hash");

  private final List<Row> rows = new ArrayList<>();
  private DriveAligner aligner = new DriveAligner(RandomDrive.DRIVE, RIG, new DriveState());
  private long payload;

  private Message camera(long timeNs) {
    payload++;
    return new Message(
        RECORDING,
        "/camera",
        Modality.CAMERA,
        true,
        timeNs,
        timeNs,
        Clock.LOG,
        payload,
        payload,
        0,
        100 * payload,
        Map.of());
  }

  private ReadingBatch batch(long... timesNs) {
    List<Message> messages = new ArrayList<>();
    for (long t : timesNs) {
      messages.add(camera(t));
    }
    return Batches.of(messages);
  }

  private <T> List<T> rows(Class<T> type) {
    return rows.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private DriveSummary finish() {
    aligner.finish(rows::add);
    return rows(DriveSummary.class).get(0);
  }

  private static ChunkEvent chunk(int index, int chunks) {
    return new ChunkEvent(RECORDING, index, chunks, 10, 1000, 7, T0 + index, T0 + index + 1, 0);
  }

  @Test
  void whatComesBehindTheFrontierIsLate() {
    aligner.add(0, batch(T0, T0 + SECOND), rows::add);
    aligner.advance(T0 + 10 * SECOND, rows::add);
    ReadingBatch late = batch(T0 + 2 * SECOND, T0 + 9 * SECOND);
    aligner.add(1, late, rows::add);
    DriveAligner restarted =
        new DriveAligner(
            RandomDrive.DRIVE,
            RIG,
            DriveState.fromBytes(RandomDrive.DRIVE, aligner.state().toBytes()));
    restarted.restore(1, late);
    aligner = restarted;
    DriveSummary summary = finish();
    NotKept row = rows(NotKept.class).get(0);
    assertThat(row.table()).isEqualTo(NotKept.Table.LATE);
    assertThat(row.timestampNs()).isEqualTo(T0 + 2 * SECOND);
    assertThat(row.to() - row.from()).isEqualTo(Message.LENGTH);
    assertThat(summary.late()).isEqualTo(1);
    assertThat(rows(SampleData.class))
        .extracting(SampleData::timestampNs)
        .containsExactly(T0, T0 + SECOND, T0 + 9 * SECOND);
  }

  @Test
  void aDrivesOnlyReadingIsKept() {
    Message only = camera(T0);
    aligner.add(0, Batches.of(List.of(only)), rows::add);
    aligner.advance(T0 + 1000 * SECOND, rows::add);
    aligner.add(1, Batches.of(List.of(only.in(RandomDrive.recording("copy"), 3))), rows::add);
    DriveSummary summary = finish();
    assertThat(rows(SampleData.class)).hasSize(1);
    assertThat(summary.duplicates()).isEqualTo(1);
    assertThat(summary.quarantined()).isZero();
  }

  @Test
  void aDuplicateTellsWhatWasKeptInItsPlace() {
    Message reading = camera(T0);
    aligner.add(0, Batches.of(List.of(reading)), rows::add);
    aligner.add(1, batch(T0 + SECOND), rows::add);
    aligner.add(2, Batches.of(List.of(reading.in(RandomDrive.recording("sec"), 3))), rows::add);
    finish();
    NotKept row = rows(NotKept.class).get(0);
    assertThat(row.table()).isEqualTo(NotKept.Table.DEDUP_DECISION);
    assertThat(row.reason()).isEqualTo("exact_duplicate");
    assertThat(row.recordingId()).isEqualTo("sec");
    assertThat(row.chunkOffset()).isEqualTo(3);
    assertThat(row.from()).isEqualTo(103);
    assertThat(row.sha256()).isEqualTo(Oracle.sha(reading));
    assertThat(row.expected()).endsWith("kept rec@0+100");
    assertThat(row.found()).isEqualTo("sec@3+103");
  }

  @Test
  void aChunkCountsOnce() {
    aligner.add(chunk(0, 2));
    aligner.add(chunk(1, 2));
    aligner.add(chunk(1, 2));
    DriveSummary summary = finish();
    RecordingRow row = rows(RecordingRow.class).get(0);
    assertThat(summary.whole()).isTrue();
    assertThat(row.messages()).isEqualTo(20);
    assertThat(row.checksum()).isEqualTo(14);
    assertThat(row.bytes()).isEqualTo(2000);
    assertThat(row.firstNs()).isEqualTo(T0);
    assertThat(row.lastNs()).isEqualTo(T0 + 2);
    assertThat(row.status()).isEqualTo(RecordingRow.Status.DONE);
  }

  @Test
  void aDriveWithAChunkMissingIsNotWhole() {
    aligner.add(chunk(0, 2));
    assertThat(finish().whole()).isFalse();
  }

  @Test
  void aFaultQuarantinesItsRecording() {
    aligner.add(
        new FaultEvent(RECORDING, new Fault(10, 20, "chunk_crc", "1", "2", null)), rows::add);
    DriveSummary summary = finish();
    NotKept row = rows(NotKept.class).get(0);
    assertThat(row.table()).isEqualTo(NotKept.Table.QUARANTINE);
    assertThat(row.from()).isEqualTo(10);
    assertThat(row.to()).isEqualTo(20);
    assertThat(rows(RecordingRow.class).get(0).status()).isEqualTo(RecordingRow.Status.QUARANTINED);
    assertThat(summary.quarantined()).isEqualTo(1);
    assertThat(summary.whole()).isTrue();
  }

  @Test
  void sensorsGetMountingsAndOpticsAndNothingThatIsNotKnown() {
    aligner.add(channel("/camera", Modality.CAMERA));
    aligner.add(channel("/camera", Modality.CAMERA));
    aligner.add(calibration(null, "/camera_frame", "base_link", new double[] {1, 2, 3}, null));
    aligner.add(calibration("/camera_info", "/camera_frame", null, null, new double[9]));
    aligner.add(0, batch(T0, T0 + SECOND), rows::add);
    byte[] state = aligner.state().toBytes();
    finish();
    CalibratedSensor sensor = rows(CalibratedSensor.class).get(0);
    assertThat(sensor.frameId()).isEqualTo("/camera_frame");
    assertThat(sensor.parentFrame()).isEqualTo("base_link");
    assertThat(sensor.translation()).containsExactly(1, 2, 3);
    assertThat(sensor.rotation()).isNull();
    assertThat(sensor.cameraMatrix()).hasSize(9);
    assertThat(sensor.distortion()).isNull();
    assertThat(rows(ChannelRow.class)).hasSize(1);
    assertThat(rows(ChannelRow.class).get(0).messages()).isEqualTo(2);
    assertThat(DriveState.fromBytes(RandomDrive.DRIVE, state).toBytes()).isEqualTo(state);
  }

  private static ChannelEvent channel(String topic, Modality modality) {
    return new ChannelEvent(RECORDING, topic, "cdr", "ros2msg", "Image", "ff", modality, null);
  }

  private static CalibrationEvent calibration(
      String topic, String frame, String parent, double[] translation, double[] matrix) {
    return new CalibrationEvent(
        RECORDING, T0, topic, frame, parent, translation, null, matrix, null);
  }

  @Test
  @Timeout(20)
  void survivesStampsAtTheEndsOfTime() {
    long[] times = {
      Long.MIN_VALUE + 1, Long.MIN_VALUE + 2, -SECOND, 0, T0, Long.MAX_VALUE - 1, Long.MAX_VALUE
    };
    for (int i = 0; i < times.length; i++) {
      aligner.add(i, batch(times[i], times[i] - (i == 0 ? 0 : 1)), rows::add);
      aligner.advance(times[i], rows::add);
    }
    DriveSummary summary = finish();
    assertThat(summary.late()).isZero();
    assertThat(rows(SampleData.class)).hasSizeGreaterThanOrEqualTo(times.length);
  }

  @Test
  @Timeout(20)
  void aGapOfYearsTakesNoTime() {
    aligner.add(0, batch(T0, T0 + 1), rows::add);
    aligner.add(
        1, batch(T0 + 3_000_000_000L * SECOND, T0 + 3_000_000_000L * SECOND + 1), rows::add);
    assertThat(finish().samples()).isEqualTo(2);
  }

  @Test
  void scalarsHaveNoSlerp() {
    Rig rig =
        new Rig(
            new Keyframes(SECOND, null),
            SECOND,
            null,
            Map.of(),
            List.of(new SignalRule("yaw", "/imu", "yaw", new Policy.Slerp(SECOND))),
            "hash");
    assertThatThrownBy(() -> new DriveAligner(RandomDrive.DRIVE, rig, new DriveState()))
        .isInstanceOf(RigException.class)
        .hasMessageContaining("yaw");
  }
}
