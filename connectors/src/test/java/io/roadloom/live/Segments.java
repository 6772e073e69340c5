package io.roadloom.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.format.ChunkChecksum;
import io.roadloom.format.ChunkRef;
import io.roadloom.format.LocalInput;
import io.roadloom.format.RecordingFormats;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.Channel;
import io.roadloom.model.RawBatch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** The segments of a test's pipeline, as a backfill reads them. */
final class Segments {
  private Segments() {}

  /** Their file names, in order. */
  static List<String> names(Path warehouse) throws IOException {
    Path folder = warehouse.resolve("segments").resolve(Ingest.LIVE);
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  static String name(RawBatch batch) {
    return batch.recording().uri().replaceFirst(".*/", "");
  }

  static RecordingReader open(String uri) throws IOException {
    return RecordingFormats.named("mcap").open(new LocalInput(Path.of(URI.create(uri))));
  }

  /** That a batch is what is read from the place that it names. */
  static void assertReadBack(RawBatch batch) throws IOException {
    try (RecordingReader reader = open(batch.recording().uri())) {
      assertThat(reader.index().complete()).isTrue();
      assertThat(reader.index().faults()).isEmpty();
      ChunkRef chunk =
          reader.index().chunks().stream()
              .filter(c -> c.offset() == batch.chunkOffset())
              .findFirst()
              .orElseThrow();
      RawBatch read = reader.read(batch.recording(), chunk);
      int n = batch.size();
      assertThat(read.size()).isEqualTo(n);
      assertThat(read.addressBase()).isEqualTo(batch.addressBase());
      assertThat(batch.channels()).usingRecursiveComparison().isEqualTo(read.channels());
      assertThat(batch.channel()).startsWith(Arrays.copyOf(read.channel(), n));
      assertThat(batch.logNs()).startsWith(Arrays.copyOf(read.logNs(), n));
      assertThat(batch.publishNs()).startsWith(Arrays.copyOf(read.publishNs(), n));
      assertThat(batch.sequence()).startsWith(Arrays.copyOf(read.sequence(), n));
      assertThat(batch.offset()).startsWith(Arrays.copyOf(read.offset(), n));
      assertThat(batch.length()).startsWith(Arrays.copyOf(read.length(), n));
      for (int i = 0; i < n; i++) {
        assertThat(payload(batch, i)).isEqualTo(payload(read, i));
      }
      for (Channel channel : batch.channels()) {
        assertThat(channel.metadata())
            .containsEntry("roadloom.drive", batch.recording().drive().driveId())
            .containsEntry("roadloom.vehicle", batch.recording().drive().vehicleId());
      }
      byte[] file = Files.readAllBytes(Path.of(URI.create(batch.recording().uri())));
      byte[] bytes =
          Arrays.copyOfRange(
              file, (int) chunk.offset(), Math.toIntExact(chunk.offset() + chunk.length()));
      assertThat(batch.part().bytes()).isEqualTo(bytes.length);
      CRC32C crc = new CRC32C();
      crc.update(bytes);
      assertThat(batch.part().checksum())
          .isEqualTo(ChunkChecksum.of(chunk.offset(), crc.getValue()));
    }
  }

  static byte[] payload(RawBatch batch, int i) {
    int from = batch.offset()[i];
    return Arrays.copyOfRange(batch.data(), from, from + batch.length()[i]);
  }
}
