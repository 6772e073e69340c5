package io.roadloom.lake.io;

import java.io.IOException;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.iceberg.io.PositionOutputStream;

/** Flink's stream as Iceberg's. */
final class FlinkOutputStream extends PositionOutputStream {
  private final FSDataOutputStream out;

  FlinkOutputStream(FSDataOutputStream out) {
    this.out = out;
  }

  @Override
  public long getPos() throws IOException {
    return out.getPos();
  }

  @Override
  public void write(int value) throws IOException {
    out.write(value);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
