package io.roadloom.format.mcap;

import java.io.IOException;
import java.util.function.IntPredicate;

/**
 * Whether bytes look like a record, by its lengths alone: what a search for the next readable
 * record goes by. Looks at a bounded number of bytes, whatever the lengths say.
 */
final class RecordShape {
  private static final int MAX_NAME = 1 << 12;
  private static final int LOOK = Mcap.RECORD_HEADER + 64 + 3 * MAX_NAME;

  /** What a later specification may add to the end of a record. */
  private static final int MAX_PADDING = 64;

  private static final int SEARCH = 1 << 15;

  /** How many records behind a message have to make sense, too: it has little to tell it by. */
  private static final int FOLLOWERS = 2;

  private final Window window;
  private final IntPredicate channels;

  /**
   * @param channels whether there may be messages of the channel with this id
   */
  RecordShape(Window window, IntPredicate channels) {
    this.window = window;
    this.channels = channels;
  }

  /**
   * Where in {@code [from, limit)} the first plausible record starts.
   *
   * @param end before which records end
   * @return {@code limit} where there is none
   */
  long find(long from, long limit, long end) throws IOException {
    return find(from, limit, end, true);
  }

  /** As {@link #find}, of records that do not stand in chunks. */
  long findOutsideChunks(long from, long limit, long end) throws IOException {
    return find(from, limit, end, false);
  }

  private long find(long from, long limit, long end, boolean any) throws IOException {
    long at = from;
    while (at < limit && end - at >= Mcap.RECORD_HEADER) {
      int look = window.available(at, SEARCH);
      int i = window.seek(at, look);
      int candidate = candidate(window.bytes(), i, i + look);
      if (candidate < 0) {
        at += look - Mcap.RECORD_HEADER + 1;
      } else if (at + candidate - i < limit
          && (any || window.bytes()[candidate] > Mcap.MESSAGE)
          && plausible(at + candidate - i, end)) {
        return at + candidate - i;
      } else {
        at += candidate - i + 1;
      }
    }
    return limit;
  }

  /** The first place with a known opcode and a length below 2^48 bytes. */
  private static int candidate(byte[] bytes, int from, int to) {
    for (int i = from; i <= to - Mcap.RECORD_HEADER; i++) {
      if (bytes[i] >= Mcap.SCHEMA
          && bytes[i] <= Mcap.DATA_END
          && bytes[i + 7] == 0
          && bytes[i + 8] == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a record of a known kind starts at {@code at} and ends before {@code end}. */
  boolean plausible(long at, long end) throws IOException {
    return plausible(at, end, FOLLOWERS);
  }

  private boolean plausible(long at, long end, int followers) throws IOException {
    if (!possible(at, end)) {
      return false;
    }
    int i = window.seek(at, Mcap.RECORD_HEADER);
    int opcode = window.bytes()[i];
    long length = LittleEndian.i64(window.bytes(), i + 1);
    int look = (int) Math.min(LOOK, length);
    int body = window.seek(at, Mcap.RECORD_HEADER + look) + Mcap.RECORD_HEADER;
    try {
      long next = at + Mcap.RECORD_HEADER + length;
      if (!fits(opcode, new FieldReader(window.bytes(), body, body + look), length)) {
        return false;
      }
      return switch (opcode) {
        case Mcap.MESSAGE -> followers == 0 || next == end || plausible(next, end, followers - 1);
        case Mcap.DATA_END -> next == end || possible(next, end);
        default -> true;
      };
    } catch (RecordException e) {
      return false;
    }
  }

  /** Whether a record's body is a chunk's to the byte, whatever its opcode says. */
  boolean chunkBody(long at, long length) throws IOException {
    int look = (int) Math.min(Mcap.CHUNK_FIXED + 4 + 4 + 8, length);
    int body = window.seek(at, Mcap.RECORD_HEADER + look) + Mcap.RECORD_HEADER;
    try {
      return chunkEnd(new FieldReader(window.bytes(), body, body + look)) == length;
    } catch (RecordException e) {
      return false;
    }
  }

  /** Whether a record's body is a message index's to the byte, whatever its opcode says. */
  boolean messageIndexBody(long at, long length) throws IOException {
    int body = window.seek(at, Mcap.RECORD_HEADER + 6) + Mcap.RECORD_HEADER;
    long records = LittleEndian.u32(window.bytes(), body + 2);
    return records == length - 6 && records % 16 == 0;
  }

  /** Whether any record, be it of a later specification, may start at {@code at}, or none. */
  boolean possible(long at, long end) throws IOException {
    if (end - at < Mcap.RECORD_HEADER) {
      return false;
    }
    int i = window.seek(at, Mcap.RECORD_HEADER);
    long length = LittleEndian.i64(window.bytes(), i + 1);
    return window.bytes()[i] != 0 && length >= 0 && length <= end - at - Mcap.RECORD_HEADER;
  }

  /** Whether at {@code at} there is a record of a kind that stands in data sections only. */
  boolean data(long at, long end) throws IOException {
    if (!plausible(at, end)) {
      return false;
    }
    int opcode = opcode(at);
    return opcode == Mcap.MESSAGE
        || opcode == Mcap.CHUNK
        || opcode == Mcap.MESSAGE_INDEX
        || opcode == Mcap.ATTACHMENT
        || opcode == Mcap.METADATA;
  }

  int opcode(long at) throws IOException {
    return window.bytes()[window.seek(at, 1)];
  }

  private boolean fits(int opcode, FieldReader in, long length) throws RecordException {
    return switch (opcode) {
      case Mcap.HEADER -> {
        name(in);
        name(in);
        yield length - in.consumed() <= MAX_PADDING;
      }
      case Mcap.MESSAGE -> length >= Mcap.MESSAGE_FIXED && channels.test(in.u16());
      case Mcap.CHUNK -> {
        long end = chunkEnd(in);
        yield end <= length && length - end <= MAX_PADDING;
      }
      case Mcap.SCHEMA -> {
        in.skip(2);
        name(in);
        name(in);
        yield ends(in, in.u32(), length);
      }
      case Mcap.CHANNEL -> {
        in.skip(4);
        name(in);
        name(in);
        yield ends(in, in.u32(), length);
      }
      case Mcap.MESSAGE_INDEX -> {
        in.skip(2);
        long records = in.u32();
        yield records % 16 == 0 && ends(in, records, length);
      }
      case Mcap.ATTACHMENT -> {
        in.skip(16);
        name(in);
        name(in);
        yield ends(in, in.u64(), length - 4);
      }
      case Mcap.METADATA -> {
        name(in);
        yield ends(in, in.u32(), length);
      }
      case Mcap.DATA_END -> length == 4;
      default -> false;
    };
  }

  /** Whether a last field of {@code size} bytes ends where the record does. */
  private static boolean ends(FieldReader in, long size, long length) {
    long padding = length - in.consumed() - size;
    return size >= 0 && padding >= 0 && padding <= MAX_PADDING;
  }

  /** How long the body of a chunk record is by its own fields; throws where they make no sense. */
  static long chunkEnd(FieldReader in) throws RecordException {
    in.skip(Mcap.CHUNK_FIXED);
    String compression = name(in);
    if (!compression.isEmpty() && !compression.equals("lz4") && !compression.equals("zstd")) {
      throw new RecordException("compression zstd, lz4 or none", "another");
    }
    long records = in.u64();
    if (records < 0) {
      throw new RecordException("a length", Long.toUnsignedString(records));
    }
    return in.consumed() + records;
  }

  private static String name(FieldReader in) throws RecordException {
    String name = in.string();
    if (name.length() > MAX_NAME) {
      throw new RecordException("a short name", name.length() + " characters");
    }
    return name;
  }
}
