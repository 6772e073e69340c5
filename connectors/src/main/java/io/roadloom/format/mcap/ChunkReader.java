package io.roadloom.format.mcap;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingInput;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Brings a chunk into memory, whole and verified, and has its messages listed. */
final class ChunkReader implements Closeable {
  private final RecordingInput input;
  private final Dictionary dictionary;
  private final ChunkDecompressor decompressor = new ChunkDecompressor();
  private final MessageList messages;
  private byte[] file = new byte[0];

  /** A chunk's records in memory; empty with a fault where they can't be had. */
  private record Records(byte[] bytes, int size, boolean cut) {
    static final Records NONE = new Records(new byte[0], 0, false);
  }

  ChunkReader(RecordingInput input, Dictionary dictionary) {
    this.input = input;
    this.dictionary = dictionary;
    this.messages = new MessageList(dictionary);
  }

  RawBatch read(RecordingRef recording, ChunkRef chunk) throws IOException {
    List<Fault> faults = new ArrayList<>();
    if (chunk.chunk()) {
      Records records = records(chunk, faults);
      messages.list(records.bytes(), records.size(), chunk.offset(), 0, records.cut(), faults);
      return messages.toBatch(recording, chunk.offset(), 0, records.bytes(), faults);
    }
    int length = fetch(chunk);
    messages.list(file, length, RawBatch.NO_CHUNK, chunk.offset(), false, faults);
    return messages.toBatch(recording, RawBatch.NO_CHUNK, chunk.offset(), file, faults);
  }

  /** Takes the schemas and channels that a chunk defines; its faults are told when it is read. */
  void define(ChunkRef chunk) throws IOException {
    Records records = records(chunk, new ArrayList<>());
    byte[] bytes = records.bytes();
    for (int at = 0; records.size() - at >= Mcap.RECORD_HEADER; ) {
      long length = LittleEndian.i64(bytes, at + 1);
      int body = at + Mcap.RECORD_HEADER;
      if (length < 0 || length > records.size() - body) {
        return;
      }
      int end = body + (int) length;
      if (bytes[at] == Mcap.SCHEMA || bytes[at] == Mcap.CHANNEL) {
        try {
          dictionary.add(RecordParser.parse(bytes[at], bytes, body, end));
        } catch (RecordException e) {
          return;
        }
      }
      at = end;
    }
  }

  private Records records(ChunkRef chunk, List<Fault> faults) throws IOException {
    int length = fetch(chunk);
    long end = chunk.offset() + chunk.length();
    try {
      FieldReader in = new FieldReader(file, 0, length);
      int opcode = in.u8();
      long recordLength = in.u64();
      if (opcode != Mcap.CHUNK) {
        throw new RecordException("a chunk record", "opcode " + opcode);
      }
      in.skip(16);
      long size = in.u64();
      long stated = in.u32();
      String compression = in.string();
      long compressed = in.u64();
      boolean cut = compressed < 0 || compressed > in.remaining();
      int from = in.consumed();
      int to = cut ? length : from + (int) compressed;
      int count = decompressor.decompress(compression, file, from, to, size, cut);
      if (cut) {
        faults.add(
            new Fault(
                chunk.offset(),
                end,
                "truncated_chunk",
                "a record of " + Long.toUnsignedString(recordLength) + " bytes",
                (length - Mcap.RECORD_HEADER)
                    + " bytes, of which "
                    + count
                    + " came out of "
                    + Long.toUnsignedString(size),
                null));
      } else {
        verify(decompressor.bytes(), count, stated);
      }
      return new Records(decompressor.bytes(), count, cut);
    } catch (CrcException e) {
      faults.add(new Fault(chunk.offset(), end, "chunk_crc", e.expected, e.found, null));
    } catch (RecordException e) {
      faults.add(new Fault(chunk.offset(), end, "chunk", e.expected(), e.found(), null));
    }
    return Records.NONE;
  }

  private static void verify(byte[] bytes, int count, long stated) throws CrcException {
    long found = stated == 0 ? 0 : crc(bytes, count);
    if (found != stated) {
      throw new CrcException("CRC " + stated, "CRC " + found);
    }
  }

  static long crc(byte[] bytes, int count) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, count);
    return crc.getValue();
  }

  private int fetch(ChunkRef chunk) throws IOException {
    int length = (int) Math.min(chunk.length(), Math.max(0, input.size() - chunk.offset()));
    if (file.length < length) {
      file = new byte[length];
    }
    int count = input.read(chunk.offset(), file, 0, length);
    if (count < length) {
      throw new IOException(
          "the file ended at byte " + (chunk.offset() + count) + " while it was read");
    }
    return length;
  }

  @Override
  public void close() throws IOException {
    decompressor.close();
  }

  private static final class CrcException extends Exception {
    private static final long serialVersionUID = 1;
    private final String expected;
    private final String found;

    CrcException(String expected, String found) {
      super(found, null, false, false);
      this.expected = expected;
      this.found = found;
    }
  }
}
