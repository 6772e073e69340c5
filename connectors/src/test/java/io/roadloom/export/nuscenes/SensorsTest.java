package io.roadloom.export.nuscenes;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.export.ChannelSlugs;
import io.roadloom.export.ExportContext;
import io.roadloom.export.nuscenes.Sensors.Sensor;
import io.roadloom.model.Modality;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SensorsTest {
  private static Sensors sensors(Map<String, Modality> channels) {
    return Sensors.of(new ExportContext("d", 1, ChannelSlugs.of(new TreeMap<>(channels))));
  }

  @Test
  void namesAreCapitalsWhereThatTellsThemApart() {
    Sensors sensors =
        sensors(
            Map.of(
                "/cam/Left",
                Modality.CAMERA,
                "/cam/left",
                Modality.CAMERA,
                "/top",
                Modality.LIDAR));

    assertThat(sensors.all())
        .extracting(Sensor::name)
        .containsExactlyInAnyOrder("cam_Left", "cam_left", "TOP");
  }

  @Test
  void onlyWhatNuScenesHasAWordForIsASensor() {
    Sensors sensors = sensors(Map.of("/imu", Modality.IMU, "/radar", Modality.RADAR));

    assertThat(sensors.all()).extracting(Sensor::modality).containsExactly("radar");
    assertThat(sensors.of("/imu")).isNull();
  }
}
