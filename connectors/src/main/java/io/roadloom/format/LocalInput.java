package io.roadloom.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of the local disk. */
public final class LocalInput implements RecordingInput {
  private final FileChannel file;

  public LocalInput(Path path) throws IOException {
    this.file = FileChannel.open(path, StandardOpenOption.READ);
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    ByteBuffer target = ByteBuffer.wrap(into, offset, length);
    while (target.hasRemaining()) {
      if (file.read(target, position + target.position() - offset) < 0) {
        break;
      }
    }
    return target.position() - offset;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
