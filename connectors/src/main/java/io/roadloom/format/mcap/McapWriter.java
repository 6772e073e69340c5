package io.roadloom.format.mcap;

import com.github.luben.zstd.ZstdCompressCtx;
import io.roadloom.format.ChunkChecksum;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import javax.annotation.Nullable;
import net.jpountz.lz4.LZ4FrameOutputStream;

/**
 * Writes a chunked MCAP file with message indexes, summary and CRCs. Equal calls give equal bytes.
 * Not thread-safe.
 *
 * <p>A chunk ends by itself when it is full, or where the caller ends it; who has to know where
 * chunks lie gives a size that is never reached.
 */
public final class McapWriter implements Closeable {
  /** How chunks are compressed. */
  public enum Compression {
    NONE,
    LZ4,
    ZSTD;

    /** As it stands in a chunk. */
    String word() {
      return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
    }
  }

  /** Ids of channels, and of schemas, are of 16 bits, and 0 is none. */
  public static final int MAX_CHANNELS = (1 << 16) - 1;

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
  private boolean finished;

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

  /**
   * Defines a schema: in the open chunk, and in the summary, so that a reader knows it wherever it
   * starts.
   *
   * @return the schema's id
   * @throws IllegalStateException where there are {@link #MAX_CHANNELS} already
   */
  public int schema(String name, String encoding, byte[] data) throws IOException {
    int id = schemas = next(schemas);
    record.start(Mcap.SCHEMA).u16(id).string(name).string(encoding).bytes32(data).end();
    summary.schema(record);
    chunk.define(record);
    return id;
  }

  /**
   * Defines a channel, in the open chunk and in the summary, as {@link #schema}.
   *
   * @param schemaId 0 for none
   * @return the channel's id
   * @throws IllegalStateException where there are {@link #MAX_CHANNELS} already
   */
  public int channel(
      int schemaId, String topic, String messageEncoding, Map<String, String> metadata)
      throws IOException {
    int id = newChannelId();
    channel(id, schemaId, topic, messageEncoding, metadata);
    return id;
  }

  /**
   * An id for messages that are collected ahead of their channel's definition.
   *
   * @throws IllegalStateException where there are {@link #MAX_CHANNELS} already
   */
  public int newChannelId() {
    channels = next(channels);
    return channels;
  }

  /**
   * Defines a channel that has been given its id.
   *
   * @param schemaId 0 for none
   */
  public void channel(
      int id, int schemaId, String topic, String messageEncoding, Map<String, String> metadata)
      throws IOException {
    record.start(Mcap.CHANNEL).u16(id).u16(schemaId).string(topic).string(messageEncoding);
    record.stringMap(metadata).end();
    summary.channel(record);
    chunk.define(record);
  }

  /** How many channels are defined. */
  public int channels() {
    return channels;
  }

  /** How long the file is, without the open chunk. */
  public long size() {
    return out.count();
  }

  /** Adds a message with the payload {@code data[offset .. offset + length)}. */
  public void message(
      int channelId, long sequence, long logNs, long publishNs, byte[] data, int offset, int length)
      throws IOException {
    chunk.message(channelId, sequence, logNs, publishNs, data, offset, length);
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

  /** Writes the summary and hands all bytes to the stream, which stays open: to be synced. */
  public void finish() throws IOException {
    endChunk();
    out.write(record.start(Mcap.DATA_END).u32(out.crc()).end());
    summary.write(out, record);
    out.write(Mcap.MAGIC);
    out.flush();
    finished = true;
  }

  /** Writes the summary, unless that is done, and closes the stream. */
  @Override
  public void close() throws IOException {
    try (ZstdCompressCtx closedLast = zstd;
        OutputStream closed = out) {
      if (!finished) {
        finish();
      }
    }
  }

  private static int next(int count) {
    if (count == MAX_CHANNELS) {
      throw new IllegalStateException("a file has room for " + count + " channels and schemas");
    }
    return count + 1;
  }

  /** Closes the open chunk as the writer's other chunks; null where there is none. */
  @Nullable
  public ChunkPlace endChunk() throws IOException {
    return endChunk(compression);
  }

  /** Closes the open chunk and writes it, compressed as asked; null where there is none. */
  @Nullable
  public ChunkPlace endChunk(Compression as) throws IOException {
    if (chunk.size() == 0) {
      return null;
    }
    ChunkPlace place = write(chunk, as);
    chunk.clear();
    return place;
  }

  /**
   * Writes messages that were collected apart as a chunk of their own; what has been defined since
   * the last chunk goes ahead of them in it.
   */
  public ChunkPlace writeChunk(OpenChunk messages, Compression as) throws IOException {
    if (chunk.messages() > 0) {
      endChunk();
    }
    if (chunk.size() > 0) {
      messages.prepend(chunk);
      chunk.clear();
    }
    return write(messages, as);
  }

  private ChunkPlace write(OpenChunk chunk, Compression as) throws IOException {
    long at = out.count();
    int packed = pack(chunk, as);
    CRC32C crc = new CRC32C();
    write(record.bytes(), record.size(), crc);
    if (as == Compression.NONE) {
      write(chunk.records(), chunk.size(), crc);
    }
    long end = out.count();
    long checksum = ChunkChecksum.of(at, crc.getValue());
    MessageIndex index = new MessageIndex(chunk);
    Map<Integer, Long> indexes = index.write(out, record);
    summary.chunk(
        new McapRecord.ChunkIndex(
            chunk.firstNs(),
            chunk.lastNs(),
            at,
            end - at,
            indexes,
            out.count() - end,
            as.word(),
            packed,
            chunk.size()));
    if (chunk.messages() > 0) {
      summary.times(chunk.firstNs(), chunk.lastNs());
    }
    index.count(summary);
    return new ChunkPlace(
        at, end - at, checksum, chunk.records(), chunk.size(), chunk.payloads(), chunk.messages());
  }

  private void write(byte[] bytes, int size, CRC32C crc) throws IOException {
    out.write(bytes, 0, size);
    crc.update(bytes, 0, size);
  }

  /**
   * Makes the chunk record. What is not compressed is not copied into it, but has to follow.
   *
   * @return how many bytes its records take in the file
   */
  private int pack(OpenChunk chunk, Compression as) throws IOException {
    byte[] plain = chunk.records();
    int size = chunk.size();
    record.start(Mcap.CHUNK).u64(chunk.firstNs()).u64(chunk.lastNs()).u64(size);
    record.u32(ChunkReader.crc(plain, size)).string(as.word());
    int from = record.size() + Long.BYTES;
    switch (as) {
      case NONE -> {
        record.u64(size).end(size);
        return size;
      }
      case LZ4 -> record.bytes64(lz4(plain, size)).end();
      case ZSTD -> record.zstd64(zstd, plain, size).end();
    }
    return record.size() - from;
  }

  private static byte[] lz4(byte[] plain, int size) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(size);
    try (LZ4FrameOutputStream frame = new LZ4FrameOutputStream(packed)) {
      frame.write(plain, 0, size);
    }
    return packed.toByteArray();
  }
}
