package io.roadloom.source;

import io.roadloom.format.RecordingInput;
import java.io.IOException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** A file in any of Flink's file systems. Opens it at the first read. */
public final class FileSystemInput implements RecordingInput {
  /**
   * Java's file streams copy through a native buffer of the size asked for: small ones are at hand.
   */
  private static final int PIECE = 1 << 16;

  private final FileSystem files;
  private final Path path;
  private long size = -1;
  private FSDataInputStream stream;

  public FileSystemInput(String uri) throws IOException {
    this.path = new Path(uri);
    this.files = path.getFileSystem();
  }

  @Override
  public long size() throws IOException {
    if (size < 0) {
      size = files.getFileStatus(path).getLen();
    }
    return size;
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    // Not every store is at its end quietly when asked to seek past it.
    if (position >= size() || length == 0) {
      return 0;
    }
    if (stream == null) {
      stream = files.open(path);
    }
    if (stream.getPos() != position) {
      stream.seek(position);
    }
    int done = 0;
    while (done < length) {
      int more = stream.read(into, offset + done, Math.min(PIECE, length - done));
      if (more < 0) {
        break;
      }
      done += more;
    }
    return done;
  }

  @Override
  public void close() throws IOException {
    if (stream != null) {
      stream.close();
    }
  }
}
