package io.roadloom.decode.can;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RealDatabasesTest {
  static Stream<Path> databases() throws IOException {
    try (Stream<Path> files = Files.list(SharedData.path("dbc"))) {
      return files.filter(file -> file.toString().endsWith(".dbc")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void readsEverySignal(Path file) throws Exception {
    String text = DbcText.of(Files.readAllBytes(file));
    long stated = text.lines().filter(line -> line.strip().startsWith("SG_ ")).count();

    assertThat(stated).isPositive();
    assertThat(DbcFrames.parse(text).signals()).hasSize((int) stated);
  }

  /** Values worked out by hand from the definitions: 12 bits at 1.5, 4 at 0.1, 16 at 0.01. */
  @Test
  void readsRealFrames() throws Exception {
    DbcFrames toyota =
        DbcFrames.parse(
            DbcText.of(
                Files.readAllBytes(SharedData.path("dbc/toyota_rav4_2017_pt_generated.dbc"))));

    assertThat(Frames.values(toyota, 37, 0x0f, 0xfe, 0, 0, 0xf0, 0, 0, 0))
        .containsEntry("STEER_ANGLE_SENSOR.STEER_ANGLE", -3.0)
        .containsEntry("STEER_ANGLE_SENSOR.STEER_FRACTION", -0.1);
    assertThat(Frames.values(toyota, 170, 0x1a, 0x6f, 0x1a, 0x70, 0, 0, 0, 0))
        .containsEntry("WHEEL_SPEEDS.WHEEL_SPEED_FR", 0x1a6f * 0.01 - 67.67)
        .containsEntry("WHEEL_SPEEDS.WHEEL_SPEED_FL", 0x1a70 * 0.01 - 67.67);
    assertThat(Frames.labels(toyota, 513, 0, 0, 0, 0, 0x50, 0))
        .isEqualTo(Map.of("GAS_SENSOR.STATE", "FAULT_TIMEOUT"));
  }
}
