package io.roadloom.format.mcap;

import com.github.luben.zstd.ZstdCompressCtx;
import io.roadloom.format.RecordingInput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A copy of a file without some of its channels in which nothing else moves: where a chunk of
 * theirs and its message indexes were, a record of the same length with a private opcode is, which
 * every reader passes over. Schemas that such a chunk defined stay, in a chunk without messages.
 * The summary is a new one.
 */
public final class McapErasure {
  /** From 0x80 on opcodes are private, as specified. */
  private static final int BLANK = 0x80;

  /** No length or name that is read of it makes sense, whatever a search takes it for. */
  private static final byte FILL = (byte) 0xff;

  private static final int DATA_END_LENGTH = Mcap.RECORD_HEADER + 4;
  private static final int PIECE = 1 << 16;

  private final RecordingInput input;
  private final SummaryRecords summary;
  private final Set<Integer> erased;
  private final List<McapRecord.ChunkIndex> chunks;

  private McapErasure(
      RecordingInput input,
      SummaryRecords summary,
      Set<Integer> erased,
      List<McapRecord.ChunkIndex> chunks) {
    this.input = input;
    this.summary = summary;
    this.erased = erased;
    this.chunks = chunks;
  }

  /** Whether the file was closed: only then can anything be erased from it. */
  public static boolean possible(RecordingInput input) throws IOException {
    return SummaryRecords.read(input).isPresent();
  }

  /**
   * What is to be erased of a file; empty where that is nothing, or the file was not closed.
   *
   * @param input read by {@link #write} too
   * @param channels whether a channel with such metadata is to go
   * @throws IOException where a chunk holds messages of both kinds of channels
   */
  public static Optional<McapErasure> of(
      RecordingInput input, Predicate<Map<String, String>> channels) throws IOException {
    SummaryRecords summary = SummaryRecords.read(input).orElse(null);
    if (summary == null) {
      return Optional.empty();
    }
    Set<Integer> erased = new HashSet<>();
    for (SummaryRecords.Entry entry : summary.entries()) {
      if (entry.record() instanceof McapRecord.Channel channel
          && channels.test(channel.metadata())) {
        erased.add(channel.id());
      }
    }
    if (erased.isEmpty()) {
      return Optional.empty();
    }
    List<McapRecord.ChunkIndex> chunks = new ArrayList<>();
    for (SummaryRecords.Entry entry : summary.entries()) {
      if (entry.record() instanceof McapRecord.ChunkIndex chunk && isErased(chunk, erased)) {
        chunks.add(chunk);
      }
    }
    chunks.sort(Comparator.comparingLong(McapRecord.ChunkIndex::chunkStartOffset));
    return Optional.of(new McapErasure(input, summary, erased, chunks));
  }

  private static boolean isErased(McapRecord.ChunkIndex chunk, Set<Integer> erased)
      throws IOException {
    Set<Integer> channels = chunk.messageIndexOffsets().keySet();
    if (channels.stream().noneMatch(erased::contains)) {
      return false;
    }
    if (!erased.containsAll(channels)) {
      throw new IOException(
          "the chunk at byte " + chunk.chunkStartOffset() + " is of several drives");
    }
    return true;
  }

  /** Whether the file has no other channels. */
  public boolean leavesNothing() {
    return summary.entries().stream()
        .allMatch(
            entry ->
                !(entry.record() instanceof McapRecord.Channel channel)
                    || erased.contains(channel.id()));
  }

  /** Bytes that are blanked. */
  public long bytes() {
    return chunks.stream().mapToLong(McapErasure::length).sum();
  }

  private static long length(McapRecord.ChunkIndex chunk) {
    return chunk.chunkLength() + chunk.messageIndexLength();
  }

  /** Writes the copy and hands all bytes to the stream, which stays open: to be synced. */
  public void write(OutputStream to) throws IOException {
    CountingOutput out = new CountingOutput(new BufferedOutputStream(to, PIECE));
    SummaryBuilder builder = new SummaryBuilder();
    RecordBuffer record = new RecordBuffer();
    List<McapRecord.ChunkIndex> definitions = new ArrayList<>();
    long at = 0;
    for (McapRecord.ChunkIndex chunk : chunks) {
      copy(at, chunk.chunkStartOffset(), out);
      long end = chunk.chunkStartOffset() + length(chunk);
      McapRecord.ChunkIndex kept = keepDefinitions(chunk, record);
      if (kept != null) {
        out.write(record);
        definitions.add(kept);
      }
      blank(end - out.count(), record, out);
      at = end;
    }
    copy(at, dataEnd(), out);
    out.write(record.start(Mcap.DATA_END).u32(out.crc()).end());
    summarize(builder, record, definitions);
    builder.write(out, record);
    out.write(Mcap.MAGIC);
    out.flush();
  }

  private long dataEnd() throws IOException {
    long at = summary.start() - DATA_END_LENGTH;
    byte[] opcode = new byte[1];
    input.read(at, opcode, 0, 1);
    if (opcode[0] != Mcap.DATA_END) {
      throw new IOException("no record at byte " + at + " that ends the data");
    }
    return at;
  }

  private void copy(long from, long to, CountingOutput out) throws IOException {
    byte[] piece = new byte[(int) Math.min(PIECE, Math.max(0, to - from))];
    for (long at = from; at < to; ) {
      int count = input.read(at, piece, 0, (int) Math.min(piece.length, to - at));
      if (count == 0) {
        throw new IOException("the file became shorter while it was read");
      }
      out.write(piece, 0, count);
      at += count;
    }
  }

  private static void blank(long length, RecordBuffer record, CountingOutput out)
      throws IOException {
    if (length == 0) {
      return;
    }
    long body = length - Mcap.RECORD_HEADER;
    record.start(BLANK).end();
    LittleEndian.setLong(record.bytes(), 1, body);
    out.write(record);
    byte[] fill = new byte[(int) Math.min(PIECE, body)];
    Arrays.fill(fill, FILL);
    for (long left = body; left > 0; left -= fill.length) {
      out.write(fill, 0, (int) Math.min(fill.length, left));
    }
  }

  /**
   * Makes of what a chunk defines for others a chunk of its own.
   *
   * @return null where there is nothing of that kind. What does not fit in the chunk's place is in
   *     the summary alone then.
   */
  private McapRecord.ChunkIndex keepDefinitions(McapRecord.ChunkIndex chunk, RecordBuffer record)
      throws IOException {
    byte[] plain = definitions(chunk);
    if (plain.length == 0) {
      return null;
    }
    for (McapWriter.Compression as :
        List.of(McapWriter.Compression.NONE, McapWriter.Compression.ZSTD)) {
      record.start(Mcap.CHUNK).u64(0).u64(0).u64(plain.length);
      record.u32(ChunkReader.crc(plain, plain.length)).string(as.word());
      int from = record.size() + Long.BYTES;
      if (as == McapWriter.Compression.NONE) {
        record.bytes64(plain);
      } else {
        try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
          record.zstd64(zstd, plain, plain.length);
        }
      }
      record.end();
      long left = length(chunk) - record.size();
      if (left == 0 || left >= Mcap.RECORD_HEADER) {
        return new McapRecord.ChunkIndex(
            0,
            0,
            chunk.chunkStartOffset(),
            record.size(),
            Map.of(),
            0,
            as.word(),
            record.size() - from,
            plain.length);
      }
    }
    return null;
  }

  private byte[] definitions(McapRecord.ChunkIndex chunk) throws IOException {
    byte[] packed = new byte[Math.toIntExact(chunk.chunkLength())];
    if (input.read(chunk.chunkStartOffset(), packed, 0, packed.length) < packed.length) {
      throw new IOException("the file became shorter while it was read");
    }
    RecordBuffer kept = new RecordBuffer();
    try (ChunkDecompressor decompressor = new ChunkDecompressor()) {
      McapRecord.Chunk read =
          (McapRecord.Chunk)
              RecordParser.parse(Mcap.CHUNK, packed, Mcap.RECORD_HEADER, packed.length);
      byte[] records = read.records();
      int size =
          decompressor.decompress(
              read.compression(), records, 0, records.length, read.uncompressedSize(), false);
      for (SummaryRecords.Entry entry : SummaryRecords.entries(decompressor.bytes(), size)) {
        if (entry.record() instanceof McapRecord.Schema
            || entry.record() instanceof McapRecord.Channel channel
                && !erased.contains(channel.id())) {
          kept.raw(entry.bytes(), 0, entry.bytes().length);
        }
      }
    } catch (RecordException e) {
      // A damaged chunk defines nothing that could be kept; the summary has what it defined.
      return new byte[0];
    }
    return Arrays.copyOf(kept.bytes(), kept.size());
  }

  private void summarize(
      SummaryBuilder builder, RecordBuffer record, List<McapRecord.ChunkIndex> definitions) {
    Set<Long> blank = new HashSet<>();
    chunks.forEach(chunk -> blank.add(chunk.chunkStartOffset()));
    List<McapRecord.ChunkIndex> all = new ArrayList<>(definitions);
    for (SummaryRecords.Entry entry : summary.entries()) {
      record.clear();
      record.raw(entry.bytes(), 0, entry.bytes().length);
      McapRecord read = entry.record();
      if (read instanceof McapRecord.Schema) {
        builder.schema(record);
      } else if (read instanceof McapRecord.Channel channel && !erased.contains(channel.id())) {
        builder.channel(record);
      } else if (read instanceof McapRecord.ChunkIndex chunk
          && !blank.contains(chunk.chunkStartOffset())) {
        all.add(chunk);
        if (!chunk.messageIndexOffsets().isEmpty()) {
          builder.times(chunk.startTime(), chunk.endTime());
        }
      } else if (read instanceof McapRecord.Statistics statistics) {
        statistics.channelMessageCounts().forEach((id, count) -> count(builder, id, count));
      } else if (read instanceof McapRecord.MetadataIndex index) {
        builder.metadata(index.offset(), index.length(), index.name());
      } else if (read instanceof McapRecord.AttachmentIndex index) {
        builder.attachment(
            index.offset(),
            index.length(),
            index.logTime(),
            index.createTime(),
            index.dataSize(),
            index.name(),
            index.mediaType());
      }
    }
    all.sort(Comparator.comparingLong(McapRecord.ChunkIndex::chunkStartOffset));
    all.forEach(builder::chunk);
  }

  private void count(SummaryBuilder builder, int channelId, long messages) {
    if (!erased.contains(channelId)) {
      builder.messages(channelId, messages);
    }
  }
}
