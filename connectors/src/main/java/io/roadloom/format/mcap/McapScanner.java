package io.roadloom.format.mcap;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingIndex.Attachment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Walks the records of a range of the file, jumping over what chunks hold, and past damage to the
 * next record that makes sense.
 */
final class McapScanner {
  /** Larger definitions and metadata are damage. */
  private static final long MAX_RECORD = 64L << 20;

  private static final int CHUNK_LOOK = Mcap.RECORD_HEADER + Mcap.CHUNK_FIXED + 4 + 8 + 8;
  private final Window window;
  private final RecordShape shape;
  private final McapIndex index;
  private final BareRun run;
  private long chunkOffset = -1;
  private long dataEnd = -1;
  private long dataCrc;

  McapScanner(Window window, McapIndex index) {
    this.window = window;
    this.shape = new RecordShape(window);
    this.index = index;
    this.run = new BareRun(index);
  }

  /** Where the record that ends the data section starts; −1 where none was met. */
  long dataEnd() {
    return dataEnd;
  }

  /** CRC of all bytes before {@link #dataEnd()}, 0 where unknown. */
  long dataCrc() {
    return dataCrc;
  }

  /** Walks {@code [from, to)}; ends at the end of the data section. */
  void scan(long from, long to) throws IOException {
    long at = from;
    while (at < to && dataEnd < 0) {
      long next = to - at < Mcap.RECORD_HEADER ? -1 : record(at, to);
      at = next < 0 ? damaged(at, to) : next;
    }
    run.end();
  }

  /** Takes the record at {@code at}; returns where the next starts, −1 where there is none. */
  private long record(long at, long to) throws IOException {
    int i = window.seek(at, Mcap.RECORD_HEADER);
    int opcode = window.bytes()[i] & 0xff;
    long length = LittleEndian.i64(window.bytes(), i + 1);
    long next = at + Mcap.RECORD_HEADER + length;
    if (opcode == 0 || length < 0 || length > to - at - Mcap.RECORD_HEADER) {
      return -1;
    }
    switch (opcode) {
      case Mcap.MESSAGE -> {
        if (length < Mcap.MESSAGE_FIXED) {
          return -1;
        }
        int body = window.seek(at, Mcap.RECORD_HEADER + Mcap.MESSAGE_FIXED) + Mcap.RECORD_HEADER;
        run.message(at, next, LittleEndian.i64(window.bytes(), body + 6));
      }
      case Mcap.CHUNK -> {
        if (!shape.plausible(at, to)) {
          return -1;
        }
        chunk(at, next);
      }
      case Mcap.MESSAGE_INDEX -> {
        if (length >= 2 && chunkOffset >= 0) {
          int body = window.seek(at, Mcap.RECORD_HEADER + 2) + Mcap.RECORD_HEADER;
          index.needs(chunkOffset, Set.of(LittleEndian.u16(window.bytes(), body)));
        }
      }
      case Mcap.SCHEMA, Mcap.CHANNEL, Mcap.METADATA -> {
        if (length > MAX_RECORD) {
          return -1;
        }
        define(opcode, at, (int) length);
      }
      case Mcap.ATTACHMENT -> {
        run.end();
        attachment(at, length);
      }
      case Mcap.DATA_END -> {
        if (length >= 4) {
          int body = window.seek(at, Mcap.RECORD_HEADER + 4) + Mcap.RECORD_HEADER;
          dataCrc = LittleEndian.u32(window.bytes(), body);
        }
        dataEnd = at;
      }
      default -> {
        // Header, and opcodes of later specifications: nothing to know.
      }
    }
    run.reach(next);
    return next;
  }

  private void chunk(long at, long next) throws IOException {
    run.end();
    int body = window.seek(at, window.available(at, CHUNK_LOOK)) + Mcap.RECORD_HEADER;
    byte[] bytes = window.bytes();
    int name = LittleEndian.i32(bytes, body + Mcap.CHUNK_FIXED);
    String compression =
        new String(bytes, body + Mcap.CHUNK_FIXED + 4, name, StandardCharsets.UTF_8);
    index.chunks.add(
        new ChunkRef(
            at,
            next - at,
            LittleEndian.i64(bytes, body + 16),
            compression,
            LittleEndian.i64(bytes, body),
            LittleEndian.i64(bytes, body + 8),
            true));
    chunkOffset = at;
  }

  private void define(int opcode, long at, int length) throws IOException {
    int body = window.seek(at, Mcap.RECORD_HEADER + length) + Mcap.RECORD_HEADER;
    try {
      McapRecord record = RecordParser.parse(opcode, window.bytes(), body, body + length);
      index.dictionary.add(record);
      if (record instanceof McapRecord.Metadata metadata) {
        index.metadata.putIfAbsent(metadata.name(), metadata.metadata());
      }
    } catch (RecordException e) {
      index.fault(at, at + Mcap.RECORD_HEADER + length, "record", e.expected(), e.found());
    }
  }

  private void attachment(long at, long length) throws IOException {
    int look = window.available(at + Mcap.RECORD_HEADER, (int) Math.min(length, 1 << 16));
    int body = window.seek(at, Mcap.RECORD_HEADER + look) + Mcap.RECORD_HEADER;
    FieldReader in = new FieldReader(window.bytes(), body, body + look);
    try {
      long logTime = in.u64();
      in.skip(8);
      String name = in.string();
      String mediaType = in.string();
      long size = in.u64();
      index.attachments.add(new Attachment(name, mediaType, logTime, at, size));
    } catch (RecordException e) {
      index.fault(at, at + Mcap.RECORD_HEADER + length, "attachment", e.expected(), e.found());
    }
  }

  /** Deals with bytes at {@code at} that are no record; returns where the next one is. */
  private long damaged(long at, long to) throws IOException {
    run.end();
    chunkOffset = -1;
    int i = window.seek(at, window.available(at, CHUNK_LOOK));
    int opcode = window.bytes()[i];
    long chunkEnd = opcode == Mcap.CHUNK ? chunkEnd(at, i) : -1;
    if (chunkEnd > 0 && chunkEnd <= to && shape.plausible(chunkEnd, to)) {
      index.fault(
          at + 1,
          at + Mcap.RECORD_HEADER,
          "record_length",
          "a chunk record of " + (chunkEnd - at - Mcap.RECORD_HEADER) + " bytes",
          Long.toUnsignedString(LittleEndian.i64(window.bytes(), window.seek(at, 9) + 1)));
      chunk(at, chunkEnd);
      return chunkEnd;
    }
    long next = at + 1;
    while (next < to && !shape.plausible(next, to)) {
      next++;
    }
    if (next == to && chunkEnd > to) {
      chunk(at, to); // cut short: what of it is readable is for the reader to say
      return to;
    }
    index.fault(
        at,
        next,
        next == to ? "truncated" : "not_a_record",
        "a record that ends before byte " + to,
        to - at < Mcap.RECORD_HEADER
            ? (to - at) + " bytes"
            : "opcode "
                + (opcode & 0xff)
                + ", length "
                + Long.toUnsignedString(
                    LittleEndian.i64(window.bytes(), window.seek(at, Mcap.RECORD_HEADER) + 1)));
    return next;
  }

  /** Where the chunk record at {@code at} ends by its own fields; −1 where it is none. */
  private long chunkEnd(long at, int i) {
    int look = window.available(at, CHUNK_LOOK);
    if (look < CHUNK_LOOK) {
      return -1;
    }
    try {
      long body = RecordShape.chunkEnd(new FieldReader(window.bytes(), i + 9, i + look));
      return Math.addExact(at + Mcap.RECORD_HEADER, body);
    } catch (RecordException | ArithmeticException e) {
      return -1;
    }
  }
}
