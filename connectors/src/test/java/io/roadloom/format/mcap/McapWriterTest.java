package io.roadloom.format.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.format.Bytes;
import io.roadloom.format.ChunkChecksum;
import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

final class McapWriterTest {
  private static final RecordingRef REF =
      new RecordingRef(new DriveKey("car", "drive"), "id", "memory", "mcap", 0);
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  /** What the writer says of a chunk is what a reader finds, however each is compressed. */
  @Test
  void tellsWhereChunksAndPayloadsLie() throws IOException {
    List<ChunkPlace> places = new ArrayList<>();
    List<byte[]> records = new ArrayList<>();
    List<int[]> payloads = new ArrayList<>();
    try (McapWriter writer = endless()) {
      assertThat(writer.endChunk()).isNull();
      for (McapWriter.Compression compression : McapWriter.Compression.values()) {
        int channel = writer.channel(0, "/" + compression, "", Map.of());
        for (int i = 0; i < 100; i++) {
          byte[] data = new byte[i + 2];
          Arrays.fill(data, (byte) i);
          writer.message(channel, i, 1000 - i, 2000 + i, data, 1, i);
        }
        ChunkPlace place = writer.endChunk(compression);
        places.add(place);
        records.add(Arrays.copyOf(place.records(), place.size()));
        payloads.add(Arrays.copyOf(place.payloads(), place.messages()));
        assertThat(writer.channels()).isEqualTo(places.size());
      }
    }
    byte[] bytes = file.toByteArray();
    try (RecordingReader reader = new McapFormat().open(new Bytes(bytes))) {
      assertThat(reader.index().complete()).isTrue();
      assertThat(reader.index().firstNs()).isEqualTo(901);
      assertThat(reader.index().messages()).isEqualTo(Map.of(1, 100L, 2, 100L, 3, 100L));
      for (int i = 0; i < places.size(); i++) {
        ChunkPlace place = places.get(i);
        ChunkRef chunk = reader.index().chunks().get(i);
        assertThat(chunk.offset()).isEqualTo(place.offset());
        assertThat(chunk.length()).isEqualTo(place.length());
        assertThat(chunk.uncompressed()).isEqualTo(place.size());
        assertThat(place.checksum()).isEqualTo(ChunkChecksum.of(place.offset(), crc(bytes, chunk)));
        RawBatch batch = reader.read(REF, chunk);
        assertThat(batch.faults()).isEmpty();
        assertThat(Arrays.copyOf(batch.data(), place.size())).isEqualTo(records.get(i));
        assertThat(Arrays.copyOf(batch.offset(), batch.size())).isEqualTo(payloads.get(i));
        assertThat(batch.length()[99]).isEqualTo(99);
      }
    }
  }

  @Test
  void leavesTheStreamOpenWhereAsked() throws IOException {
    try (McapWriter writer = endless()) {
      writer.message(writer.channel(0, "/a", "", Map.of()), 0, 1, 1, new byte[9], 0, 9);
      writer.finish();
      assertThat(writer.size()).isEqualTo(file.size());
    }
    try (RecordingReader reader = new McapFormat().open(new Bytes(file.toByteArray()))) {
      assertThat(reader.index().complete()).isTrue();
      assertThat(reader.index().faults()).isEmpty();
    }
  }

  @Test
  void refusesMoreChannelsThanIdsTellApart() throws IOException {
    try (McapWriter writer = endless()) {
      for (int i = 0; i < McapWriter.MAX_CHANNELS; i++) {
        writer.channel(0, "", "", Map.of());
      }
      assertThatThrownBy(() -> writer.channel(0, "", "", Map.of()))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private McapWriter endless() throws IOException {
    return new McapWriter(file, McapWriter.Compression.ZSTD, Integer.MAX_VALUE);
  }

  private static long crc(byte[] file, ChunkRef chunk) {
    CRC32C crc = new CRC32C();
    crc.update(file, (int) chunk.offset(), (int) chunk.length());
    return crc.getValue();
  }
}
