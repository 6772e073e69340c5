package io.roadloom.export.webdataset;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes POSIX ustar archives of plain files: mode 644, owner 0, time 0, so that equal files make
 * equal archives. Headers are the library's; its stream copies contents block by block, and does
 * not write these.
 */
final class TarOutput implements Closeable {
  private static final int BLOCK = 512;
  private static final int RECORD = 20 * BLOCK;
  private static final int MODE = 0644;
  private final OutputStream out;
  private final byte[] block = new byte[BLOCK];
  private final byte[] zeros = new byte[RECORD];
  private long size;

  TarOutput(OutputStream out) {
    this.out = out;
  }

  /**
   * Adds a file.
   *
   * @param name of at most 100 bytes
   */
  void file(String name, byte[] data, int offset, int length) throws IOException {
    if (name.length() > TarConstants.NAMELEN) {
      throw new IllegalArgumentException("too long for a ustar header: " + name);
    }
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL);
    entry.setMode(MODE);
    entry.setIds(0, 0);
    entry.setNames("", "");
    entry.setModTime(0);
    entry.setSize(length);
    Arrays.fill(block, (byte) 0);
    entry.writeEntryHeader(block);
    out.write(block, 0, BLOCK);
    out.write(data, offset, length);
    int padding = -length & (BLOCK - 1);
    out.write(zeros, 0, padding);
    size += BLOCK + (long) length + padding;
  }

  /** Writes the end: two empty blocks, and as many as make the last record full. */
  void finish() throws IOException {
    long end = size + 2L * BLOCK;
    out.write(zeros, 0, 2 * BLOCK);
    out.write(zeros, 0, (int) (-end % RECORD + RECORD) % RECORD);
    out.close();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
