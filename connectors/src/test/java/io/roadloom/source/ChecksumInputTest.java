package io.roadloom.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.format.RecordingInput;
import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class ChecksumInputTest {
  @Test
  void theSumIsTheRangesHoweverItIsRead() throws IOException {
    FakeRecordings recordings = new FakeRecordings(true);
    RecordingRef recording = recordings.add("d", "r", new long[50]);
    byte[] bytes = recordings.bytes(recording);
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int from = random.nextInt(bytes.length);
      int to = from + random.nextInt(bytes.length - from + 1);
      try (RecordingInput input = recordings.input(recording);
          ChecksumInput summed = new ChecksumInput(input)) {
        summed.start(from, to);
        byte[] buffer = new byte[bytes.length];
        for (int reads = random.nextInt(6); reads > 0; reads--) {
          int position = random.nextInt(bytes.length + 10);
          summed.read(position, buffer, 0, random.nextInt(bytes.length));
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, to - from);
        assertThat(summed.finish()).as("seed %s", seed).isEqualTo(crc.getValue());
      }
    }
  }
}
