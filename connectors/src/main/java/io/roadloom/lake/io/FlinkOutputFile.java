package io.roadloom.lake.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** A file to be written. */
final class FlinkOutputFile implements OutputFile {
  private final String location;
  private final Path path;

  FlinkOutputFile(String location) {
    this.location = location;
    this.path = new Path(location);
  }

  @Override
  public PositionOutputStream create() {
    try {
      FileSystem files = path.getFileSystem();
      if (files.exists(path)) {
        throw new AlreadyExistsException("%s exists already", location);
      }
      return new FlinkOutputStream(files.create(path, WriteMode.NO_OVERWRITE));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public PositionOutputStream createOrOverwrite() {
    try {
      return new FlinkOutputStream(path.getFileSystem().create(path, WriteMode.OVERWRITE));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public InputFile toInputFile() {
    return new FlinkInputFile(location);
  }

  private UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("cannot write " + location, e);
  }
}
