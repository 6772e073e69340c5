package io.roadloom.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.format.mcap.McapWriter.Compression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentFolderTest {
  @TempDir Path warehouse;
  private SegmentFolder folder;

  @BeforeEach
  void folder() {
    folder = SegmentFolder.of(warehouse.toUri().toString(), "fleet");
  }

  @Test
  void namesAreReadAsTheyAreWritten() {
    for (SegmentName name :
        List.of(
            new SegmentName(0, 0, 0),
            new SegmentName(123, 45, 6),
            new SegmentName(1_234_567_890_123L, 7, 12_345_678_901L))) {
      assertThat(SegmentName.parse(name.fileName())).isEqualTo(name);
    }
    assertThat(new SegmentName(17, 2, 3).fileName()).isEqualTo("e000000000017-s2-n3.mcap");
    assertThat(SegmentName.parse("e17-s2-n3.mcap")).isNull();
    assertThat(SegmentName.parse("e000000000017-s2-n3.mcap.crc")).isNull();
    assertThat(SegmentName.parse("drive.mcap")).isNull();
  }

  @Test
  void idsOfDifferentSegmentsDiffer() {
    SegmentFolder other = SegmentFolder.of(warehouse.toUri().toString(), "other");
    SegmentName name = new SegmentName(1, 0, 0);
    assertThat(folder.id(name))
        .isEqualTo(SegmentFolder.of(warehouse.toUri().toString(), "fleet").id(name))
        .isNotEqualTo(folder.id(new SegmentName(1, 0, 1)))
        .isNotEqualTo(other.id(name));
  }

  @Test
  void subtasksShareTheOrphansAndLeaveTheRest() throws IOException {
    for (int epoch = 3; epoch < 7; epoch++) {
      for (int subtask = 0; subtask < 5; subtask++) {
        SegmentName name = new SegmentName(epoch, subtask, 0);
        folder.create(name).close();
        if (subtask < 3) {
          folder.show(name);
        }
      }
    }
    Files.createFile(warehouse.resolve("segments/fleet/mine.mcap"));
    assertThat(folder.removeOrphans(5, 1, 2)).isEqualTo(4);
    assertThat(files()).hasSize(17).contains("e000000000006-s0-n0.mcap");
    assertThat(folder.removeOrphans(5, 0, 2)).isEqualTo(6);
    assertThat(files())
        .hasSize(11)
        .contains("mine.mcap")
        .allMatch(name -> name.matches("mine.mcap|\\.?e00000000000[34]-s[0-4]-n0.mcap"));
  }

  @Test
  void nothingIsAnOrphanWhereNothingIs() throws IOException {
    assertThat(folder.removeOrphans(0, 0, 1)).isZero();
  }

  @Test
  void aSegmentIsNeverOverwritten() throws IOException {
    try (SegmentWriter first = new SegmentWriter(folder, 0, 4, Compression.ZSTD);
        SegmentWriter second = new SegmentWriter(folder, 0, 4, Compression.ZSTD)) {
      first.segment();
      assertThatThrownBy(second::segment).isInstanceOf(IOException.class);
    }
  }

  @Test
  void segmentsOfAnEpochAreNumbered() throws IOException {
    try (SegmentWriter writer = new SegmentWriter(folder, 2, 0, Compression.ZSTD)) {
      assertThat(writer.full(0)).isFalse();
      writer.segment();
      assertThat(writer.full(59_999)).isFalse();
      assertThat(writer.full(60_000)).isTrue();
      writer.seal();
      writer.seal();
      writer.segment();
      writer.seal();
      writer.startEpoch(9);
      writer.segment();
      assertThatThrownBy(() -> writer.startEpoch(10)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(files())
        .containsExactly(
            // Open to the end: nobody is to read it.
            ".e000000000009-s2-n0.mcap", "e000000000000-s2-n0.mcap", "e000000000000-s2-n1.mcap");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(warehouse.resolve("segments/fleet"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
