package io.roadloom.format.mcap;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/** Counts and sums up what is written through it. */
final class CountingOutput extends FilterOutputStream {
  private final CRC32 crc = new CRC32();
  private long count;

  CountingOutput(OutputStream out) {
    super(out);
  }

  long count() {
    return count;
  }

  long crc() {
    return crc.getValue();
  }

  void write(RecordBuffer record) throws IOException {
    write(record.bytes(), 0, record.size());
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    crc.update(bytes, offset, length);
    count += length;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }
}
