package io.roadloom.format.mcap;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingIndex.Attachment;
import io.roadloom.format.RecordingInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Reads the footer and the summary section.
 *
 * @param dataEnd where the data section ends at the latest: the first byte of what is not data
 * @param found whether there was a summary and it was whole
 */
record McapSummary(long dataEnd, boolean found) {
  /** A summary of 100 million chunks; more is damage. */
  private static final long MAX_SUMMARY = 1L << 31;

  /** Fills {@code index} from the summary, or says in its faults what is wrong with the end. */
  static McapSummary read(RecordingInput input, long size, McapIndex index) throws IOException {
    int tail = Mcap.FOOTER_LENGTH + Mcap.MAGIC.length;
    if (size < Mcap.MAGIC.length + tail) {
      return noFooter(index, size, size, "a file of " + size + " bytes");
    }
    byte[] end = bytes(input, size - tail, tail);
    boolean magic = Arrays.equals(end, Mcap.FOOTER_LENGTH, tail, Mcap.MAGIC, 0, Mcap.MAGIC.length);
    long length = LittleEndian.i64(end, 1);
    if (!magic || end[0] != Mcap.FOOTER || length != Mcap.FOOTER_LENGTH - Mcap.RECORD_HEADER) {
      return noFooter(index, size, size, magic ? "no footer before the magic" : "no magic");
    }
    long footer = size - tail;
    long start = LittleEndian.i64(end, Mcap.RECORD_HEADER);
    if (start == 0) {
      return new McapSummary(footer, false);
    }
    if (start < Mcap.MAGIC.length || start > footer || footer - start > MAX_SUMMARY) {
      index.fault(
          footer,
          size,
          "summary_offset",
          "a summary before byte " + footer,
          "one at byte " + Long.toUnsignedString(start));
      return new McapSummary(footer, false);
    }
    byte[] summary = bytes(input, start, (int) (footer - start));
    if (!crcRight(summary, end)) {
      index.fault(
          start,
          footer,
          "summary_crc",
          "CRC " + LittleEndian.u32(end, Mcap.FOOTER_LENGTH - 4),
          "another");
      return new McapSummary(start, false);
    }
    try {
      parse(summary, start, index);
    } catch (RecordException e) {
      index.fault(start, footer, "summary_record", e.expected(), e.found());
      index.chunks.clear();
      index.covered.clear();
      return new McapSummary(start, false);
    }
    return new McapSummary(start, true);
  }

  private static McapSummary noFooter(McapIndex index, long from, long to, String found) {
    index.fault(from, to, "missing_footer", "a footer and the magic at the file's end", found);
    return new McapSummary(to, false);
  }

  private static boolean crcRight(byte[] summary, byte[] end) {
    long stated = LittleEndian.u32(end, Mcap.FOOTER_LENGTH - 4);
    CRC32 crc = new CRC32();
    crc.update(summary);
    crc.update(end, 0, Mcap.FOOTER_LENGTH - 4);
    return stated == 0 || stated == crc.getValue();
  }

  private static void parse(byte[] summary, long start, McapIndex index) throws RecordException {
    int at = 0;
    while (at < summary.length) {
      if (summary.length - at < Mcap.RECORD_HEADER) {
        throw new RecordException("a record at byte " + (start + at), "the summary's end");
      }
      long length = LittleEndian.i64(summary, at + 1);
      int body = at + Mcap.RECORD_HEADER;
      if (length < 0 || length > summary.length - body) {
        throw new RecordException(
            "a record within the summary at byte " + (start + at),
            Long.toUnsignedString(length) + " bytes");
      }
      add(RecordParser.parse(summary[at], summary, body, body + (int) length), start, index);
      at = body + (int) length;
    }
  }

  private static void add(McapRecord record, long start, McapIndex index) throws RecordException {
    index.dictionary.addRepeated(record);
    if (record instanceof McapRecord.Statistics statistics) {
      index.statistics = statistics;
    } else if (record instanceof McapRecord.ChunkIndex chunk) {
      if (chunk.chunkStartOffset() < Mcap.MAGIC.length
          || chunk.chunkLength() < Mcap.RECORD_HEADER
          || chunk.chunkLength() > start - chunk.chunkStartOffset()) {
        throw new RecordException(
            "chunks before byte " + start,
            "one at byte " + Long.toUnsignedString(chunk.chunkStartOffset()));
      }
      index.chunks.add(
          new ChunkRef(
              chunk.chunkStartOffset(),
              chunk.chunkLength(),
              chunk.uncompressedSize(),
              chunk.compression(),
              chunk.startTime(),
              chunk.endTime(),
              true));
      index.covered.add(
          new long[] {
            chunk.chunkStartOffset(),
            chunk.chunkStartOffset() + chunk.chunkLength() + chunk.messageIndexLength()
          });
      index.needs(chunk.chunkStartOffset(), chunk.messageIndexOffsets().keySet());
    } else if (record instanceof McapRecord.AttachmentIndex attachment) {
      index.attachments.add(
          new Attachment(
              attachment.name(),
              attachment.mediaType(),
              attachment.logTime(),
              attachment.offset(),
              attachment.dataSize()));
    }
  }

  private static byte[] bytes(RecordingInput input, long at, int count) throws IOException {
    byte[] bytes = new byte[count];
    if (input.read(at, bytes, 0, count) < count) {
      throw new IOException("the file became shorter while it was read");
    }
    return bytes;
  }
}
