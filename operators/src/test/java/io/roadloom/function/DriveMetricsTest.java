package io.roadloom.function;

import static io.roadloom.function.Readings.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.align.DriveAligner;
import io.roadloom.align.DriveState;
import io.roadloom.model.Fault;
import io.roadloom.model.FaultEvent;
import io.roadloom.model.Modality;
import io.roadloom.model.RecordingRef;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class DriveMetricsTest {
  private final Map<String, Gauge<?>> gauges = new HashMap<>();
  private final Map<String, Counter> counters = new HashMap<>();

  @Test
  void tellOfOpenDrivesAndOfWhatWasNotKept() {
    DriveMetrics metrics = new DriveMetrics(new Group());
    OpenDrives drives = new OpenDrives(0, Long.MAX_VALUE);
    RecordingRef recording = Readings.recording("a", "id-a");
    OpenDrive drive =
        new OpenDrive(
            recording.drive(),
            new DriveAligner(recording.drive(), SavedDrives.RIG, new DriveState()),
            new HeldBatches());
    for (int i = 0; i <= 50; i++) {
      long t = SavedDrives.T0 + i * 100 * MS;
      drive.take(
          Readings.batch(recording, "/imu", Modality.IMU, Map.of(), t, t + 1), metrics::count);
      drive.advance(t, metrics::count);
    }
    drive.take(
        Readings.batch(recording, "/imu", Modality.IMU, Map.of(), SavedDrives.T0), metrics::count);
    drive.take(
        new FaultEvent(recording, new Fault(0, 1, "chunk_crc", "a", "b", null, null)),
        metrics::count);
    drives.add(drive);
    metrics.note(drives);
    assertThat(gauges.get("openDrives").getValue()).isEqualTo(1);
    assertThat((long) gauges.get("heldReadings").getValue())
        .isEqualTo(drive.held().readings())
        .isPositive();
    assertThat((long) gauges.get("frontierLagMs").getValue())
        .as("a second for stamps, at most another for the step")
        .isBetween(1_000L, 2_000L);
    assertThat(counters.get("late").getCount()).isEqualTo(1);
    assertThat(counters.get("quarantined").getCount()).isEqualTo(1);
    assertThat(counters.get("duplicates").getCount()).isZero();
    drives.remove(drive);
    metrics.note(drives);
    assertThat(gauges.get("openDrives").getValue()).isEqualTo(0);
    assertThat(gauges.get("heldReadings").getValue()).isEqualTo(0L);
  }

  private final class Group extends UnregisteredMetricsGroup {
    @Override
    public MetricGroup addGroup(String name) {
      return this;
    }

    @Override
    public Counter counter(String name) {
      return counters.computeIfAbsent(name, key -> new SimpleCounter());
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      gauges.put(name, gauge);
      return gauge;
    }
  }
}
