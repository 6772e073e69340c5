package io.roadloom.format.mcap;

import java.io.IOException;

/**
 * Whether bytes look like a record, by its lengths alone: what a search for the next readable
 * record goes by. Looks at a bounded number of bytes, whatever the lengths say.
 */
final class RecordShape {
  private static final int MAX_NAME = 1 << 12;
  private static final int LOOK = Mcap.RECORD_HEADER + 64 + 3 * MAX_NAME;
  private final Window window;

  RecordShape(Window window) {
    this.window = window;
  }

  /** Whether a record starts at {@code at} and ends before {@code end}. */
  boolean plausible(long at, long end) throws IOException {
    if (end - at < Mcap.RECORD_HEADER) {
      return false;
    }
    int i = window.seek(at, Mcap.RECORD_HEADER);
    int opcode = window.bytes()[i];
    long length = LittleEndian.i64(window.bytes(), i + 1);
    if (opcode < Mcap.SCHEMA
        || opcode > Mcap.DATA_END
        || length < 0
        || length > end - at - Mcap.RECORD_HEADER) {
      return false;
    }
    int look = (int) Math.min(LOOK, length);
    int body = window.seek(at, Mcap.RECORD_HEADER + look) + Mcap.RECORD_HEADER;
    try {
      return fits(opcode, new FieldReader(window.bytes(), body, body + look), length)
          && (opcode != Mcap.MESSAGE || followed(at + Mcap.RECORD_HEADER + length, end));
    } catch (RecordException e) {
      return false;
    }
  }

  /** A message has nothing to tell it by but what comes after it. */
  private boolean followed(long next, long end) throws IOException {
    if (next == end) {
      return true;
    }
    if (end - next < Mcap.RECORD_HEADER) {
      return false;
    }
    int i = window.seek(next, Mcap.RECORD_HEADER);
    int opcode = window.bytes()[i];
    long length = LittleEndian.i64(window.bytes(), i + 1);
    return opcode >= Mcap.SCHEMA
        && opcode <= Mcap.DATA_END
        && length >= 0
        && length <= end - next - Mcap.RECORD_HEADER;
  }

  private static boolean fits(int opcode, FieldReader in, long length) throws RecordException {
    return switch (opcode) {
      case Mcap.MESSAGE -> length >= Mcap.MESSAGE_FIXED;
      case Mcap.CHUNK -> chunkEnd(in) <= length;
      case Mcap.SCHEMA -> {
        in.skip(2);
        name(in);
        name(in);
        yield in.u32() == length - in.consumed();
      }
      case Mcap.CHANNEL -> {
        in.skip(4);
        name(in);
        name(in);
        yield in.u32() == length - in.consumed();
      }
      case Mcap.MESSAGE_INDEX -> {
        in.skip(2);
        yield in.u32() == length - 6 && (length - 6) % 16 == 0;
      }
      case Mcap.ATTACHMENT -> {
        in.skip(16);
        name(in);
        name(in);
        yield in.u64() == length - in.consumed() - 4;
      }
      case Mcap.METADATA -> {
        name(in);
        yield in.u32() == length - in.consumed();
      }
      case Mcap.DATA_END -> length == 4;
      default -> false;
    };
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
