package io.roadloom.format.mcap;

import io.roadloom.format.RecordingInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The summary section of a file that was closed, record by record, as it lies in the file.
 *
 * @param start where it starts in the file
 */
record SummaryRecords(long start, List<Entry> entries) {
  private static final int TAIL = Mcap.FOOTER_LENGTH + Mcap.MAGIC.length;

  /** A record, and its bytes with opcode and length. */
  record Entry(McapRecord record, byte[] bytes) {}

  /** Empty where the file has no whole summary: it was not closed, or is damaged. */
  static Optional<SummaryRecords> read(RecordingInput input) throws IOException {
    long size = input.size();
    if (size < Mcap.MAGIC.length + TAIL) {
      return Optional.empty();
    }
    long footer = size - TAIL;
    byte[] end = bytes(input, footer, TAIL);
    boolean magic = Arrays.equals(end, Mcap.FOOTER_LENGTH, TAIL, Mcap.MAGIC, 0, Mcap.MAGIC.length);
    long start = LittleEndian.i64(end, Mcap.RECORD_HEADER);
    if (!magic || end[0] != Mcap.FOOTER || start < Mcap.MAGIC.length || start >= footer) {
      return Optional.empty();
    }
    byte[] summary = bytes(input, start, Math.toIntExact(footer - start));
    CRC32 crc = new CRC32();
    crc.update(summary);
    crc.update(end, 0, Mcap.FOOTER_LENGTH - 4);
    long stated = LittleEndian.u32(end, Mcap.FOOTER_LENGTH - 4);
    if (stated != 0 && stated != crc.getValue()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SummaryRecords(start, entries(summary, summary.length)));
    } catch (RecordException e) {
      return Optional.empty();
    }
  }

  /** The records in {@code bytes[0 .. size)}, one after the other. */
  static List<Entry> entries(byte[] bytes, int size) throws RecordException {
    List<Entry> entries = new ArrayList<>();
    int at = 0;
    while (at < size) {
      int body = at + Mcap.RECORD_HEADER;
      long length = body <= size ? LittleEndian.i64(bytes, at + 1) : -1;
      if (length < 0 || length > size - body) {
        throw new RecordException("a record at byte " + at, "one that runs past the end");
      }
      int next = body + (int) length;
      entries.add(
          new Entry(
              RecordParser.parse(bytes[at] & 0xff, bytes, body, next),
              Arrays.copyOfRange(bytes, at, next)));
      at = next;
    }
    return entries;
  }

  private static byte[] bytes(RecordingInput input, long at, int count) throws IOException {
    byte[] bytes = new byte[count];
    if (input.read(at, bytes, 0, count) < count) {
      throw new IOException("the file became shorter while it was read");
    }
    return bytes;
  }
}
