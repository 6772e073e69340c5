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
  private final ChunkReader chunks;
  private final McapIndex index;
  private final BareRun run;
  private long chunkOffset = -1;
  private long dataEnd = -1;
  private long dataCrc;

  McapScanner(Window window, ChunkReader chunks, McapIndex index) {
    this.chunks = chunks;
    this.window = window;
    this.shape = new RecordShape(window, index.dictionary::knows);
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
    long last = -1;
    while (at < to && dataEnd < 0) {
      long next = record(at, to);
      long inner = next < 0 && last >= from ? swallowed(last, at, to) : at;
      if (inner < at) {
        undo(last, inner);
        last = -1;
        at = inner;
        continue;
      }
      last = at;
      at = next < 0 ? damaged(at, to) : next;
    }
    run.end();
  }

  /** Takes the record at {@code at}; returns where the next starts, −1 where there is none. */
  private long record(long at, long to) throws IOException {
    if (!shape.possible(at, to)) {
      return -1;
    }
    int i = window.seek(at, Mcap.RECORD_HEADER);
    int opcode = window.bytes()[i] & 0xff;
    long length = LittleEndian.i64(window.bytes(), i + 1);
    long next = at + Mcap.RECORD_HEADER + length;
    if (opcode != Mcap.MESSAGE && opcode != Mcap.CHUNK && shape.chunkBody(at, length)) {
      index.fault(at, at + 1, "opcode", "opcode 6 of a chunk", "opcode " + opcode);
      chunk(at, next);
      return next;
    }
    switch (opcode) {
      case Mcap.MESSAGE -> {
        if (length < Mcap.MESSAGE_FIXED) {
          return -1;
        }
        if (chunkOffset >= 0 && shape.messageIndexBody(at, length)) {
          index.fault(at, at + 1, "opcode", "opcode 7 of a message index", "opcode " + opcode);
          return next;
        }
        if (length > ChunkDecompressor.MAX_CHUNK) {
          run.end();
          index.fault(
              at,
              next,
              "record_length",
              "a message of at most " + ChunkDecompressor.MAX_CHUNK + " bytes",
              length + " bytes");
          return next;
        }
        int body = window.seek(at, Mcap.RECORD_HEADER + Mcap.MESSAGE_FIXED) + Mcap.RECORD_HEADER;
        run.message(at, next, LittleEndian.i64(window.bytes(), body + 6));
      }
      case Mcap.CHUNK -> {
        if (!shape.plausible(at, to) || (!shape.chunkBody(at, length) && endsSooner(at, to))) {
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
        // Where data follows, damage only looks like an end.
        if (length < 4 || shape.data(next, to)) {
          return -1;
        }
        int body = window.seek(at, Mcap.RECORD_HEADER + 4) + Mcap.RECORD_HEADER;
        dataCrc = LittleEndian.u32(window.bytes(), body);
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
            McapIndex.from(LittleEndian.i64(bytes, body)),
            McapIndex.to(LittleEndian.i64(bytes, body + 8)),
            true));
    chunkOffset = at;
  }

  /**
   * Where in {@code [at, next)}, which a record claims, others start: its length is damaged then,
   * or bytes of it are lost. Only asked where what comes behind it is no record.
   *
   * @return {@code next} where there are none
   */
  private long swallowed(long at, long next, long to) throws IOException {
    if (next - at < Mcap.RECORD_HEADER) {
      return next;
    }
    if (!shape.chunkBody(at, next - at - Mcap.RECORD_HEADER)) {
      return shape.find(at + Mcap.RECORD_HEADER, next, to);
    }
    // A chunk may hold records that are not compressed: they do not count as found.
    long inner = shape.findOutsideChunks(at + Mcap.RECORD_HEADER, next, to);
    ChunkRef chunk = new ChunkRef(at, next - at, 0, "", 0, 0, true);
    return inner < next && chunks.whole(chunk) ? next : inner;
  }

  /**
   * Takes back what the record at {@code at} brought, whose bytes up to {@code end} are damaged.
   */
  private void undo(long at, long end) throws IOException {
    run.undo(at);
    run.end();
    index.chunks.removeIf(chunk -> chunk.chunk() && chunk.offset() == at);
    index.attachments.removeIf(attachment -> attachment.offset() > at);
    chunkOffset = -1;
    index.fault(
        at,
        end,
        "record_length",
        "a record of at most " + (end - at - Mcap.RECORD_HEADER) + " bytes",
        claimedEnd(at) - at - Mcap.RECORD_HEADER + " bytes");
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
      long data = at + Mcap.RECORD_HEADER + in.consumed();
      if (size < 0 || size > at + Mcap.RECORD_HEADER + length - data) {
        throw new RecordException(
            "data within the record", Long.toUnsignedString(size) + " bytes of it");
      }
      index.attachments.add(new Attachment(name, mediaType, logTime, data, size));
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
    if (chunkEnd > to && chunkEnd == claimedEnd(at)) {
      chunk(at, to); // cut short: what of it is readable is for the reader to say
      return to;
    }
    long next = shape.find(at + 1, to, to);
    if (next == to && chunkEnd > to) {
      chunk(at, to);
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

  /** Whether a chunk's own fields say where it ends, and a record starts there. */
  private boolean endsSooner(long at, long to) throws IOException {
    long end = chunkEnd(at, window.seek(at, window.available(at, CHUNK_LOOK)));
    return end > 0 && end < to && shape.plausible(end, to);
  }

  private long claimedEnd(long at) throws IOException {
    int i = window.seek(at, Mcap.RECORD_HEADER);
    return at + Mcap.RECORD_HEADER + LittleEndian.i64(window.bytes(), i + 1);
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
