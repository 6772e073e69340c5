package io.roadloom.format.mcap;

import io.roadloom.format.RecordingInput;
import io.roadloom.model.Fault;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Every record of a file in file order, chunks unpacked, as JSON in the form of the conformance
 * suite: {@code {"type": …, "fields": [[name, value], …]}}, names sorted, numbers and bytes as
 * decimal strings. As there, chunks and message indexes are not shown themselves.
 */
public final class McapRecords {
  private final RecordingInput input;
  private final Consumer<String> json;
  private final Consumer<Fault> faults;
  private final ChunkDecompressor decompressor = new ChunkDecompressor();

  private McapRecords(RecordingInput input, Consumer<String> json, Consumer<Fault> faults) {
    this.input = input;
    this.json = json;
    this.faults = faults;
  }

  /**
   * @param json takes a line a record
   * @param faults takes what can't be read; reading goes on behind it
   */
  public static void forEach(RecordingInput input, Consumer<String> json, Consumer<Fault> faults)
      throws IOException {
    McapRecords records = new McapRecords(input, json, faults);
    try (ChunkDecompressor closed = records.decompressor) {
      records.walk();
    }
  }

  private void walk() throws IOException {
    Window window = new Window(input);
    long size = window.size();
    byte[] magic = new byte[Mcap.MAGIC.length];
    int read = input.read(0, magic, 0, magic.length);
    if (read < magic.length || !Arrays.equals(magic, Mcap.MAGIC)) {
      faults.accept(new Fault(0, size, "not_mcap", "the magic of MCAP", "other bytes", null));
      return;
    }
    RecordShape shape = new RecordShape(window);
    long at = Mcap.MAGIC.length;
    boolean footer = false;
    while (size - at >= Mcap.RECORD_HEADER && !footer) {
      int i = window.seek(at, Mcap.RECORD_HEADER);
      int opcode = window.bytes()[i] & 0xff;
      long length = LittleEndian.i64(window.bytes(), i + 1);
      if (opcode == 0 || length < 0 || length > size - at - Mcap.RECORD_HEADER) {
        at = next(shape, at, size);
        continue;
      }
      if (length > Integer.MAX_VALUE - Mcap.RECORD_HEADER - 8) {
        faults.accept(
            new Fault(
                at,
                at + Mcap.RECORD_HEADER + length,
                "record_size",
                "a record below 2 GiB",
                length + " bytes",
                null));
      } else {
        int body = window.seek(at, Mcap.RECORD_HEADER + (int) length) + Mcap.RECORD_HEADER;
        record(opcode, at, window.bytes(), body, body + (int) length, null);
      }
      footer = opcode == Mcap.FOOTER;
      at += Mcap.RECORD_HEADER + length;
    }
    if (!footer) {
      faults.accept(new Fault(at, size, "missing_footer", "a footer at the end", "none", null));
    }
  }

  private long next(RecordShape shape, long at, long size) throws IOException {
    long next = at + 1;
    while (next < size && !shape.plausible(next, size)) {
      next++;
    }
    faults.accept(new Fault(at, next, "not_a_record", "a record", "other bytes", null));
    return next;
  }

  private void record(int opcode, long at, byte[] bytes, int from, int to, Long chunk) {
    try {
      McapRecord record = RecordParser.parse(opcode, bytes, from, to);
      if (record instanceof McapRecord.Chunk packed) {
        unpack(at, packed);
      } else if (!(record instanceof McapRecord.MessageIndex)
          && !(record instanceof McapRecord.Unknown)) {
        json.accept(RecordJson.of(record));
      }
    } catch (RecordException e) {
      faults.accept(
          new Fault(
              at,
              at + Mcap.RECORD_HEADER + (to - from),
              "record",
              e.expected(),
              e.found(),
              null,
              chunk));
    }
  }

  private void unpack(long at, McapRecord.Chunk chunk) throws RecordException {
    byte[] packed = chunk.records();
    int size =
        decompressor.decompress(
            chunk.compression(), packed, 0, packed.length, chunk.uncompressedSize(), false);
    byte[] records = decompressor.bytes();
    long crc = ChunkReader.crc(records, size);
    if (chunk.uncompressedCrc() != 0 && chunk.uncompressedCrc() != crc) {
      throw new RecordException("CRC " + chunk.uncompressedCrc(), "CRC " + crc);
    }
    for (int next, i = 0; i < size; i = next) {
      int body = i + Mcap.RECORD_HEADER;
      long length = body <= size ? LittleEndian.i64(records, i + 1) : -1;
      if (length < 0 || length > size - body) {
        throw new RecordException("a record within the chunk at byte " + i, "one that runs past");
      }
      next = body + (int) length;
      record(records[i] & 0xff, i, records, body, next, at);
    }
  }
}
