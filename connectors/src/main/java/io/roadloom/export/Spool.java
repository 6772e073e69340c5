package io.roadloom.export;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Payloads on the local disk, between the order in which recordings have them and that in which a
 * shard does. The file has no name left once it is open: nothing stays of it, however the process
 * ends.
 */
final class Spool implements Closeable {
  /** Channels copy arrays through a native buffer of the size asked for: small ones are at hand. */
  private static final int PIECE = 1 << 16;

  private final FileChannel file;
  private long size;

  Spool(Path folder) throws IOException {
    Path path = Files.createTempFile(folder, "roadloom-spool", null);
    this.file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Returns where the bytes are to be found. */
  long append(byte[] data, int offset, int length) throws IOException {
    long start = size;
    for (int done = 0; done < length; ) {
      int piece = Math.min(PIECE, length - done);
      done += file.write(ByteBuffer.wrap(data, offset + done, piece), start + done);
    }
    size += length;
    return start;
  }

  void read(long position, byte[] into, int offset, int length) throws IOException {
    for (int done = 0; done < length; ) {
      int piece = Math.min(PIECE, length - done);
      int more = file.read(ByteBuffer.wrap(into, offset + done, piece), position + done);
      if (more < 0) {
        throw new EOFException("the spool ended at byte " + (position + done));
      }
      done += more;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
