package io.roadloom.format.mcap;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import net.jpountz.lz4.LZ4FrameOutputStream;

/**
 * Writes a chunked MCAP file with message indexes, summary and CRCs. Equal calls give equal bytes.
 * Not thread-safe.
 */
public final class McapWriter implements Closeable {
  /** How chunks are compressed. */
  public enum Compression {
    NONE,
    LZ4,
    ZSTD
  }

  private static final int ZSTD_LEVEL = 1;
  private final CountingOutput out;
  private final Compression compression;
  private final int chunkSize;
  private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(ZSTD_LEVEL);
  private final SummaryBuilder summary = new SummaryBuilder();
  private final RecordBuffer record = new RecordBuffer();
  private final OpenChunk chunk = new OpenChunk();
  private int schemas;
  private int channels;

  /**
   * @param chunkSize uncompressed bytes after which a chunk is closed
   */
  public McapWriter(OutputStream out, Compression compression, int chunkSize) throws IOException {
    this.out = new CountingOutput(new BufferedOutputStream(out, 1 << 16));
    this.compression = compression;
    this.chunkSize = chunkSize;
    this.out.write(Mcap.MAGIC);
    this.out.write(record.start(Mcap.HEADER).string("").string("roadloom").end());
  }

  /** Returns the schema's id. */
  public int schema(String name, String encoding, byte[] data) throws IOException {
    int id = ++schemas;
    record.start(Mcap.SCHEMA).u16(id).string(name).string(encoding).bytes32(data).end();
    summary.schema(record);
    chunk.add(record);
    return id;
  }

  /**
   * @param schemaId 0 for none
   * @return the channel's id
   */
  public int channel(
      int schemaId, String topic, String messageEncoding, Map<String, String> metadata)
      throws IOException {
    int id = ++channels;
    record.start(Mcap.CHANNEL).u16(id).u16(schemaId).string(topic).string(messageEncoding);
    record.stringMap(metadata).end();
    summary.channel(id, record);
    chunk.add(record);
    return id;
  }

  /** Adds a message with the payload {@code data[offset .. offset + length)}. */
  public void message(
      int channelId, long sequence, long logNs, long publishNs, byte[] data, int offset, int length)
      throws IOException {
    record.start(Mcap.MESSAGE).u16(channelId).u32(sequence).u64(logNs).u64(publishNs);
    record.raw(data, offset, length).end();
    chunk.message(channelId, logNs, record);
    summary.message(channelId, logNs);
    if (chunk.size() >= chunkSize) {
      endChunk();
    }
  }

  public void metadata(String name, Map<String, String> metadata) throws IOException {
    endChunk();
    long at = out.count();
    out.write(record.start(Mcap.METADATA).string(name).stringMap(metadata).end());
    summary.metadata(at, out.count() - at, name);
  }

  public void attachment(String name, String mediaType, long logNs, long createNs, byte[] data)
      throws IOException {
    endChunk();
    long at = out.count();
    record.start(Mcap.ATTACHMENT).u64(logNs).u64(createNs).string(name).string(mediaType);
    record.u64(data.length).raw(data, 0, data.length);
    CRC32 crc = new CRC32();
    crc.update(record.bytes(), Mcap.RECORD_HEADER, record.size() - Mcap.RECORD_HEADER);
    out.write(record.u32(crc.getValue()).end());
    summary.attachment(at, out.count() - at, logNs, createNs, data.length, name, mediaType);
  }

  /** Closes the open chunk and hands all bytes so far to the stream. */
  public void flush() throws IOException {
    endChunk();
    out.flush();
  }

  /** Writes the summary and closes the stream. */
  @Override
  public void close() throws IOException {
    endChunk();
    out.write(record.start(Mcap.DATA_END).u32(out.crc()).end());
    summary.write(out, record);
    out.write(Mcap.MAGIC);
    out.close();
    zstd.close();
  }

  private void endChunk() throws IOException {
    if (chunk.size() == 0) {
      return;
    }
    long at = out.count();
    byte[] plain = chunk.bytes();
    byte[] packed = compress(plain);
    CRC32 crc = new CRC32();
    crc.update(plain);
    record.start(Mcap.CHUNK).u64(chunk.firstNs()).u64(chunk.lastNs()).u64(plain.length);
    record.u32(crc.getValue()).string(name()).bytes64(packed);
    out.write(record.end());
    long end = out.count();
    Map<Integer, Long> indexes = new TreeMap<>();
    for (Map.Entry<Integer, List<long[]>> entry : chunk.index().entrySet()) {
      indexes.put(entry.getKey(), out.count());
      record.start(Mcap.MESSAGE_INDEX).u16(entry.getKey()).u32(16L * entry.getValue().size());
      entry.getValue().forEach(pair -> record.u64(pair[0]).u64(pair[1]));
      out.write(record.end());
    }
    summary.chunk(
        new McapRecord.ChunkIndex(
            chunk.firstNs(),
            chunk.lastNs(),
            at,
            end - at,
            indexes,
            out.count() - end,
            name(),
            packed.length,
            plain.length));
    chunk.clear();
  }

  private String name() {
    return compression == Compression.NONE ? "" : compression.name().toLowerCase(Locale.ROOT);
  }

  private byte[] compress(byte[] plain) throws IOException {
    return switch (compression) {
      case NONE -> plain;
      case ZSTD -> zstd.compress(plain);
      case LZ4 -> {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length);
        try (LZ4FrameOutputStream frame = new LZ4FrameOutputStream(packed)) {
          frame.write(plain);
        }
        yield packed.toByteArray();
      }
    };
  }

  /** The records of the chunk that is being filled. */
  private static final class OpenChunk {
    private final RecordBuffer records = new RecordBuffer();
    private final Map<Integer, List<long[]>> index = new TreeMap<>();
    private long first;
    private long last;

    void add(RecordBuffer record) {
      records.raw(record.bytes(), 0, record.size());
    }

    void message(int channelId, long logNs, RecordBuffer record) {
      first = index.isEmpty() ? logNs : Math.min(first, logNs);
      last = index.isEmpty() ? logNs : Math.max(last, logNs);
      index
          .computeIfAbsent(channelId, id -> new ArrayList<>())
          .add(new long[] {logNs, records.size()});
      add(record);
    }

    int size() {
      return records.size();
    }

    byte[] bytes() {
      return Arrays.copyOf(records.bytes(), records.size());
    }

    Map<Integer, List<long[]>> index() {
      return index;
    }

    /** 0 in a chunk without messages, as specified. */
    long firstNs() {
      return index.isEmpty() ? 0 : first;
    }

    long lastNs() {
      return index.isEmpty() ? 0 : last;
    }

    void clear() {
      records.clear();
      index.clear();
    }
  }
}
