package io.roadloom.lake.io;

import java.io.IOException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.iceberg.io.SeekableInputStream;

/** Flink's stream as Iceberg's. */
final class FlinkInputStream extends SeekableInputStream {
  private final FSDataInputStream in;

  FlinkInputStream(FSDataInputStream in) {
    this.in = in;
  }

  @Override
  public long getPos() throws IOException {
    return in.getPos();
  }

  @Override
  public void seek(long position) throws IOException {
    in.seek(position);
  }

  @Override
  public int read() throws IOException {
    return in.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return in.read(into, offset, length);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
