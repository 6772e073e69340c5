package io.roadloom.lake.io;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.fs.Path;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SeekableInputStream;

/** A file to be read. */
final class FlinkInputFile implements InputFile {
  private final String location;
  private final Path path;
  private long length = -1;

  FlinkInputFile(String location) {
    this.location = location;
    this.path = new Path(location);
  }

  @Override
  public long getLength() {
    if (length < 0) {
      try {
        length = path.getFileSystem().getFileStatus(path).getLen();
      } catch (IOException e) {
        throw failed(e);
      }
    }
    return length;
  }

  @Override
  public SeekableInputStream newStream() {
    try {
      return new FlinkInputStream(path.getFileSystem().open(path));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public boolean exists() {
    try {
      return path.getFileSystem().exists(path);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public String location() {
    return location;
  }

  /** Iceberg tells a file that is not there by the exception's class. */
  private RuntimeException failed(IOException e) {
    return e instanceof FileNotFoundException
        ? new NotFoundException(e, "%s does not exist", location)
        : new UncheckedIOException("cannot read " + location, e);
  }
}
