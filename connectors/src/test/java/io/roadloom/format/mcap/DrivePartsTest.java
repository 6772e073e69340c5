package io.roadloom.format.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.format.Bytes;
import io.roadloom.format.ChunkRef;
import io.roadloom.format.DriveParts;
import io.roadloom.format.RecordingIndex;
import io.roadloom.format.RecordingReader;
import io.roadloom.format.SegmentMetadata;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Segments as no writer of ours makes them. */
class DrivePartsTest {
  private static final RecordingRef REF =
      new RecordingRef(new DriveKey("car", "a"), "id", "memory", "mcap", 0);

  @Test
  void messagesOutsideChunksGoToTheirDrives() throws IOException {
    McapFiles file = new McapFiles().add(channel(1, "a")).add(channel(2, "b"));
    for (int i = 0; i < 10; i++) {
      file.add(McapFiles.message(1 + i % 2, i));
    }
    for (byte[] bytes : List.of(file.open(), file.closed())) {
      try (RecordingReader reader = new McapFormat().open(new Bytes(bytes))) {
        DriveParts parts = new DriveParts(reader.index());
        assertThat(sequences(reader, parts, "a")).containsExactly(0L, 2L, 4L, 6L, 8L);
        assertThat(sequences(reader, parts, "b")).containsExactly(1L, 3L, 5L, 7L, 9L);
      }
    }
  }

  @Test
  void aChunkWithoutMessageIndexesIsLookedInto() throws IOException {
    McapFiles file = new McapFiles();
    file.pack(channel(1, "a")).pack(McapFiles.message(1, 0)).chunk(true);
    file.pack(channel(2, "b")).pack(McapFiles.message(2, 1)).chunk(true);
    try (RecordingReader reader = new McapFormat().open(new Bytes(file.closed()))) {
      DriveParts parts = new DriveParts(reader.index());
      assertThat(parts.of("a").chunks()).hasSize(1);
      assertThat(sequences(reader, parts, "b")).containsExactly(1L);
    }
  }

  @Test
  void whatTheIndexDoesNotPromiseIsAFault() throws IOException {
    McapFiles file = new McapFiles().add(channel(1, "a")).add(channel(2, "b"));
    file.pack(McapFiles.message(1, 0)).pack(McapFiles.message(2, 1)).chunk(true);
    try (RecordingReader reader = new McapFormat().open(new Bytes(file.closed()))) {
      ChunkRef chunk = reader.index().chunks().get(0);
      DriveParts parts = new DriveParts(claiming(reader.index(), chunk, Set.of(1)));
      assertThat(parts.of("b").chunks()).isEmpty();
      RawBatch batch = parts.select("a", chunk, reader.read(REF, chunk));
      assertThat(batch.size()).isEqualTo(1);
      assertThat(batch.faults())
          .extracting(Fault::reason, Fault::from, Fault::topic)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("message_index", chunk.offset(), "/2"));
    }
  }

  private static List<Long> sequences(RecordingReader reader, DriveParts parts, String drive)
      throws IOException {
    List<Long> sequences = new ArrayList<>();
    for (ChunkRef chunk : parts.of(drive).chunks()) {
      RawBatch batch = parts.select(drive, chunk, reader.read(REF, chunk));
      for (int i = 0; i < batch.size(); i++) {
        sequences.add(batch.sequence()[i]);
      }
    }
    return sequences;
  }

  private static RecordingIndex claiming(
      RecordingIndex index, ChunkRef chunk, Set<Integer> channels) {
    return new RecordingIndex(
        index.channels(),
        index.chunks(),
        index.messages(),
        index.firstNs(),
        index.lastNs(),
        index.metadata(),
        index.attachments(),
        true,
        index.faults(),
        Map.of(chunk.offset(), channels));
  }

  private static RecordBuffer channel(int id, String drive) {
    RecordBuffer record = new RecordBuffer().start(Mcap.CHANNEL).u16(id).u16(0);
    record.string("/" + id).string("cdr");
    return record.stringMap(SegmentMetadata.channel(new DriveKey("car", drive)));
  }
}
