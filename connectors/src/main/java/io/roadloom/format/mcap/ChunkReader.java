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
import java.util.Set;
import java.util.zip.CRC32;

/** Brings a chunk into memory, whole and verified, and has its messages listed. */
final class ChunkReader implements Closeable {
  private final RecordingInput input;
  private final Dictionary dictionary;
  private final ChunkDecompressor decompressor = new ChunkDecompressor();
  private final MessageList messages;
  private byte[] file = new byte[0];

  /** How a chunk's records came into memory. */
  private enum State {
    WHOLE,
    CUT,
    DAMAGED
  }

  /** A chunk's records in memory. */
  private record Records(byte[] bytes, int size, State state) {
    static final Records NONE = new Records(new byte[0], 0, State.DAMAGED);
  }

  ChunkReader(RecordingInput input, Dictionary dictionary) {
    this.input = input;
    this.dictionary = dictionary;
    this.messages = new MessageList(dictionary);
  }

  RawBatch read(RecordingRef recording, ChunkRef chunk) throws IOException {
    List<Fault> faults = new ArrayList<>();
    if (chunk.chunk()) {
      Records records = records(chunk, false, faults);
      boolean cut = records.state() == State.CUT;
      messages.list(records.bytes(), records.size(), chunk.offset(), 0, cut, faults);
      return messages.toBatch(recording, chunk.offset(), 0, records.bytes(), faults);
    }
    int length = fetch(chunk);
    messages.list(file, length, RawBatch.NO_CHUNK, chunk.offset(), false, faults);
    return messages.toBatch(recording, RawBatch.NO_CHUNK, chunk.offset(), file, faults);
  }

  /** Ids of the channels that a chunk has messages of, as far as they can be made out. */
  Set<Integer> channels(ChunkRef chunk) throws IOException {
    List<Fault> told = new ArrayList<>(); // when the chunk is read
    if (chunk.chunk()) {
      Records records = records(chunk, true, told);
      messages.list(records.bytes(), records.size(), chunk.offset(), 0, false, told);
    } else {
      int length = fetch(chunk);
      messages.list(file, length, RawBatch.NO_CHUNK, chunk.offset(), false, told);
    }
    return messages.channelIds();
  }

  /** Whether all of a chunk can be had, as far as its CRC tells. */
  boolean whole(ChunkRef chunk) throws IOException {
    return records(chunk, false, new ArrayList<>()).state() == State.WHOLE;
  }

  /**
   * Takes the schemas and channels that a chunk defines; its faults are told when it is read.
   *
   * @param damaged whether to take them of a damaged chunk too, as far as they can be made out
   * @return whether the chunk is intact
   */
  boolean define(ChunkRef chunk, boolean damaged) throws IOException {
    Records records = records(chunk, damaged, new ArrayList<>());
    byte[] bytes = records.bytes();
    for (int at = 0; records.size() - at >= Mcap.RECORD_HEADER; ) {
      long length = LittleEndian.i64(bytes, at + 1);
      int body = at + Mcap.RECORD_HEADER;
      if (length < 0 || length > records.size() - body) {
        return false;
      }
      int end = body + (int) length;
      if (bytes[at] == Mcap.SCHEMA || bytes[at] == Mcap.CHANNEL) {
        try {
          dictionary.add(RecordParser.parse(bytes[at], bytes, body, end));
        } catch (RecordException e) {
          return false;
        }
      }
      at = end;
    }
    return records.state() == State.WHOLE;
  }

  /**
   * @param damaged whether to give what came out of a damaged chunk
   */
  private Records records(ChunkRef chunk, boolean damaged, List<Fault> faults) throws IOException {
    long end = chunk.offset() + chunk.length();
    String reason = "chunk_header";
    try {
      if (chunk.length() > ChunkDecompressor.MAX_CHUNK) {
        throw new RecordException(
            "a chunk of at most " + ChunkDecompressor.MAX_CHUNK + " bytes",
            chunk.length() + " bytes");
      }
      int length = fetch(chunk);
      FieldReader in = new FieldReader(file, 0, length);
      // Who calls this a chunk knows better than a damaged opcode or record length.
      in.skip(Mcap.RECORD_HEADER + 16);
      long size = in.u64();
      long stated = in.u32();
      String compression = in.string();
      long compressed = in.u64();
      boolean cut = compressed < 0 || compressed > in.remaining();
      int from = in.consumed();
      int to = cut ? length : from + (int) compressed;
      reason = "chunk_decompress";
      int count = decompressor.decompress(compression, file, from, to, size, cut || damaged);
      byte[] bytes = decompressor.bytes();
      if (cut) {
        faults.add(cut(chunk, compressed, to - from, count, size));
        return new Records(bytes, count, State.CUT);
      }
      long found = stated == 0 ? 0 : crc(bytes, count);
      if (found == stated) {
        return new Records(bytes, count, State.WHOLE);
      }
      faults.add(new Fault(chunk.offset(), end, "chunk_crc", hex(stated), hex(found), null));
      return damaged ? new Records(bytes, count, State.DAMAGED) : Records.NONE;
    } catch (RecordException e) {
      faults.add(new Fault(chunk.offset(), end, reason, e.expected(), e.found(), null));
      return Records.NONE;
    }
  }

  private static Fault cut(ChunkRef chunk, long compressed, int there, int count, long size) {
    return new Fault(
        chunk.offset(),
        chunk.offset() + chunk.length(),
        "truncated_chunk",
        Long.toUnsignedString(compressed) + " bytes, " + size + " uncompressed",
        there + " bytes, " + count + " uncompressed",
        null);
  }

  static long crc(byte[] bytes, int count) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, count);
    return crc.getValue();
  }

  static String hex(long crc) {
    return String.format("CRC-32 %08x", crc);
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
}
