package io.roadloom.format.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.format.Bytes;
import io.roadloom.format.DriveParts;
import io.roadloom.format.RecordingIndex;
import io.roadloom.format.RecordingReader;
import io.roadloom.format.SegmentMetadata;
import io.roadloom.format.mcap.McapWriter.Compression;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A drive is taken out of a segment, and whatever else is in it stays where it was. */
class McapErasureTest {
  private static final String SCHEMA = "float64 x\nfloat64 y\nfloat64 z # ".repeat(40);
  private static final List<String> DRIVES = List.of("monday/a", "monday/b", "tuesday/c");

  @ParameterizedTest
  @EnumSource(Compression.class)
  void whatIsOfOtherDrivesStaysInItsPlace(Compression compression) throws IOException {
    for (String gone : DRIVES) {
      byte[] before = segment(compression, 12);
      byte[] after = without(before, gone);

      RecordingIndex was = index(before);
      RecordingIndex is = index(after);
      assertThat(is.complete()).isTrue();
      assertThat(is.faults()).isEmpty();
      DriveParts partsBefore = new DriveParts(was);
      DriveParts partsAfter = new DriveParts(is);
      assertThat(partsAfter.drives())
          .extracting(DriveKey::driveId)
          .doesNotContain(gone)
          .hasSize(DRIVES.size() - 1);
      for (DriveKey drive : partsAfter.drives()) {
        RecordingIndex then = partsBefore.of(drive.driveId());
        RecordingIndex now = partsAfter.of(drive.driveId());
        assertThat(now.chunks()).isEqualTo(then.chunks());
        assertThat(now.messages()).isEqualTo(then.messages());
        assertThat(now.channels()).usingRecursiveComparison().isEqualTo(then.channels());
        now.chunks()
            .forEach(
                chunk -> {
                  int from = (int) chunk.offset();
                  int to = (int) (from + chunk.length());
                  assertThat(Arrays.copyOfRange(after, from, to))
                      .isEqualTo(Arrays.copyOfRange(before, from, to));
                });
      }
      assertNoTrace(after, gone);
    }
  }

  @Test
  void readersThatStartAtTheBeginningKnowEverySchema() throws IOException {
    byte[] after = without(segment(Compression.ZSTD, 12), DRIVES.get(0));
    List<String> records = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    McapRecords.forEach(new Bytes(after), records::add, faults::add);

    assertThat(faults).isEmpty();
    List<String> types =
        records.stream()
            .map(json -> json.replaceFirst(".*\"type\":\\s*\"(\\w+)\".*", "$1"))
            .toList();
    assertThat(types).contains("Schema", "Channel", "Message", "DataEnd", "Statistics", "Footer");
    assertThat(types.indexOf("Schema")).isLessThan(types.indexOf("Channel"));
  }

  @Test
  void withoutItsSummaryItIsReadAsWell() throws IOException {
    byte[] after = without(segment(Compression.ZSTD, 12), DRIVES.get(1));
    RecordingIndex whole = index(after);
    RecordingIndex cut = index(Arrays.copyOf(after, after.length - 30));

    assertThat(new DriveParts(cut).of(DRIVES.get(2)).chunks())
        .isEqualTo(new DriveParts(whole).of(DRIVES.get(2)).chunks());
  }

  @Test
  void oneDriveAfterTheOther() throws IOException {
    byte[] segment = segment(Compression.LZ4, 12);
    byte[] two = without(without(segment, DRIVES.get(0)), DRIVES.get(2));

    assertThat(index(two).faults()).isEmpty();
    assertNoTrace(two, DRIVES.get(0));
    assertNoTrace(two, DRIVES.get(2));
    assertThat(of(two, DRIVES.get(0))).isNull();
    assertThat(of(two, DRIVES.get(1)).leavesNothing()).isTrue();
    assertThat(of(segment, DRIVES.get(1)).leavesNothing()).isFalse();
  }

  @Test
  void aSegmentThatIsNotCompleteIsLeftAlone() throws IOException {
    byte[] segment = segment(Compression.ZSTD, 3);
    byte[] cut = Arrays.copyOf(segment, segment.length - 9);

    assertThat(McapErasure.possible(new Bytes(segment))).isTrue();
    assertThat(McapErasure.possible(new Bytes(cut))).isFalse();
    assertThat(of(cut, DRIVES.get(0))).isNull();
  }

  @Test
  void aChunkOfSeveralDrivesIsRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (McapWriter writer = new McapWriter(bytes, Compression.NONE, 1 << 20)) {
      for (String drive : DRIVES) {
        int channel = writer.channel(0, "/t", "cdr", SegmentMetadata.channel(key(drive)));
        writer.message(channel, 0, 1, 1, new byte[9], 0, 9);
      }
    }
    assertThatThrownBy(() -> of(bytes.toByteArray(), DRIVES.get(0)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("several drives");
  }

  private static McapErasure of(byte[] file, String drive) throws IOException {
    return McapErasure.of(
            new Bytes(file), metadata -> drive.equals(metadata.get(SegmentMetadata.DRIVE)))
        .orElse(null);
  }

  private static byte[] without(byte[] file, String drive) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    of(file, drive).write(out);
    return out.toByteArray();
  }

  private static RecordingIndex index(byte[] file) throws IOException {
    try (RecordingReader reader = new McapFormat().open(new Bytes(file))) {
      return reader.index();
    }
  }

  /** Neither as it lies there nor decompressed. */
  private static void assertNoTrace(byte[] file, String drive) throws IOException {
    assertThat(text(file, file.length)).doesNotContain(drive, marker(drive));
    try (RecordingReader reader = new McapFormat().open(new Bytes(file))) {
      RecordingRef ref = new RecordingRef(key(drive), "id", "memory", "mcap", 0);
      for (var chunk : reader.index().chunks()) {
        RawBatch batch = reader.read(ref, chunk);
        assertThat(text(batch.data(), (int) chunk.uncompressed()))
            .doesNotContain(drive, marker(drive));
      }
    }
  }

  private static String text(byte[] bytes, int size) {
    return new String(bytes, 0, Math.min(size, bytes.length), StandardCharsets.ISO_8859_1);
  }

  private static String marker(String drive) {
    return "payload of " + drive;
  }

  private static DriveKey key(String drive) {
    return new DriveKey("car", drive);
  }

  /** Drives take turns; the first to come defines the schema that all of them name. */
  private static byte[] segment(Compression compression, int chunks) throws IOException {
    Random random = new Random(5);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (McapWriter writer = new McapWriter(bytes, compression, Integer.MAX_VALUE)) {
      writer.metadata(SegmentMetadata.RECORD, SegmentMetadata.segment("segment-1"));
      int schema = writer.schema("Point", "ros2msg", SCHEMA.getBytes(StandardCharsets.UTF_8));
      int[] channels = new int[DRIVES.size()];
      for (int i = 0; i < chunks; i++) {
        int drive = i % DRIVES.size();
        if (channels[drive] == 0) {
          Map<String, String> metadata = SegmentMetadata.channel(key(DRIVES.get(drive)));
          channels[drive] = writer.channel(schema, "/point", "cdr", metadata);
        }
        for (int m = 0; m < 5; m++) {
          byte[] noise = new byte[random.nextInt(300)];
          random.nextBytes(noise);
          String payload = marker(DRIVES.get(drive)) + text(noise, noise.length);
          byte[] data = payload.getBytes(StandardCharsets.UTF_8);
          writer.message(channels[drive], m, 1_000L * i + m, 1, data, 0, data.length);
        }
        writer.endChunk();
      }
    }
    return bytes.toByteArray();
  }
}
