package io.roadloom.lake.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkFileIOTest {
  @TempDir Path dir;
  private final FlinkFileIO io = new FlinkFileIO();

  @Test
  void whatIsWrittenIsReadAtAnyPosition() throws IOException {
    write("a/b.bin", new byte[] {0, 1, 2, 3, 4, 5});
    assertThat(io.newInputFile(at("a/b.bin")).getLength()).isEqualTo(6);
    try (SeekableInputStream in = io.newInputFile(at("a/b.bin")).newStream()) {
      in.seek(4);
      assertThat(in.read()).isEqualTo(4);
      assertThat(in.getPos()).isEqualTo(5);
      in.seek(1);
      assertThat(in.readNBytes(3)).containsExactly(1, 2, 3);
    }
  }

  @Test
  void whatIsThereIsOverwrittenOnlyWhereThatIsMeant() throws IOException {
    write("a", new byte[1]);
    assertThatThrownBy(() -> io.newOutputFile(at("a")).create())
        .isInstanceOf(AlreadyExistsException.class);
    try (PositionOutputStream out = io.newOutputFile(at("a")).createOrOverwrite()) {
      out.write(new byte[3]);
      assertThat(out.getPos()).isEqualTo(3);
    }
    assertThat(io.newInputFile(at("a")).getLength()).isEqualTo(3);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(io.newInputFile(at("no")).exists()).isFalse();
    assertThatThrownBy(() -> io.newInputFile(at("no")).newStream())
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> io.newInputFile(at("no")).getLength())
        .isInstanceOf(NotFoundException.class);
    assertThat(io.listPrefix(at("no/"))).isEmpty();
    io.deleteFile(at("no"));
  }

  @Test
  void foldersAreListedAndDeletedWhole() throws IOException {
    write("t/data/x/1.parquet", new byte[2]);
    write("t/data/2.parquet", new byte[3]);
    write("t/metadata/m.json", new byte[4]);
    assertThat(io.listPrefix(at("t/")))
        .extracting(FileInfo::size)
        .containsExactlyInAnyOrder(2L, 3L, 4L);
    io.deleteFile(at("t/data/2.parquet"));
    assertThat(io.listPrefix(at("t/data"))).hasSize(1);
    io.deletePrefix(at("t"));
    assertThat(io.listPrefix(at("t"))).isEmpty();
  }

  private void write(String name, byte[] bytes) throws IOException {
    try (PositionOutputStream out = io.newOutputFile(at(name)).create()) {
      out.write(bytes);
    }
  }

  private String at(String name) {
    return dir.toUri() + name;
  }
}
