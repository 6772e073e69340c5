package io.roadloom.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.LocalInput;
import io.roadloom.format.RecordingIndex;
import io.roadloom.format.RecordingReader;
import io.roadloom.format.mcap.McapFormat;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticDriveTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"zstd", "lz4", "none"})
  void whatIsWrittenIsReadBack(String compression) throws Exception {
    DriveSpec spec = spec(compression);
    SyntheticDrive.Written written = SyntheticDrive.write(spec, folder);
    CollectingSink expected = CollectingSink.of(spec);
    try (LocalInput input = new LocalInput(written.recording());
        RecordingReader reader = new McapFormat().open(input)) {
      RecordingIndex index = reader.index();
      assertThat(index.complete()).isTrue();
      assertThat(index.faults()).isEmpty();
      assertThat(index.metadata().get("drive"))
          .isEqualTo(Map.of("drive_id", spec.driveId(), "vehicle_id", spec.vehicleId()));
      assertThat(index.channels()).hasSameSizeAs(expected.channels);
      RecordingRef ref =
          new RecordingRef(
              new DriveKey(spec.vehicleId(), spec.driveId()), "0", "x", "mcap", input.size());
      int next = 0;
      for (ChunkRef chunk : index.chunks()) {
        next = assertSame(reader.read(ref, chunk), expected, next);
      }
      assertThat(next).isEqualTo(expected.messages.size());
    }
  }

  /** Compares a batch with the messages from {@code next} on; returns the one after it. */
  private static int assertSame(RawBatch batch, CollectingSink expected, int next) {
    assertThat(batch.faults()).isEmpty();
    for (int i = 0; i < batch.size(); i++) {
      CollectingSink.Message message = expected.messages.get(next + i);
      assertThat(batch.channels().get(batch.channel()[i]).topic()).isEqualTo(message.topic());
      assertThat(batch.logNs()[i]).isEqualTo(message.logNs());
      assertThat(batch.sequence()[i]).isEqualTo(message.sequence());
      int from = batch.offset()[i];
      assertThat(Arrays.copyOfRange(batch.data(), from, from + batch.length()[i]))
          .isEqualTo(message.data());
    }
    return next + batch.size();
  }

  @Test
  void equalSpecsGiveEqualFiles() throws Exception {
    SyntheticDrive.Written one = SyntheticDrive.write(spec("zstd"), folder.resolve("one"));
    SyntheticDrive.Written two = SyntheticDrive.write(spec("zstd"), folder.resolve("two"));
    assertThat(Files.mismatch(one.recording(), two.recording())).isEqualTo(-1);
    assertThat(Files.mismatch(one.rig(), two.rig())).isEqualTo(-1);
    assertThat(Files.mismatch(one.dbc(), two.dbc())).isEqualTo(-1);
  }

  private static DriveSpec spec(String compression) {
    return DriveSpec.demo(5)
        .lasting(Duration.ofSeconds(2))
        .with(new DriveSpec.Cameras(1, 160, 90, 10, 4_000, 5))
        .compressed(compression);
  }
}
