package io.roadloom.format.mcap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Remembers what goes into the summary section, and writes it. */
final class SummaryBuilder {
  private final ByteArrayOutputStream schemas = new ByteArrayOutputStream();
  private final ByteArrayOutputStream channels = new ByteArrayOutputStream();
  private final List<McapRecord.ChunkIndex> chunks = new ArrayList<>();
  private final List<McapRecord.AttachmentIndex> attachments = new ArrayList<>();
  private final List<McapRecord.MetadataIndex> metadata = new ArrayList<>();
  private final Map<Integer, Long> counts = new TreeMap<>();
  private int schemaCount;
  private int channelCount;
  private boolean timed;
  private long first;
  private long last;

  void schema(RecordBuffer record) {
    schemas.write(record.bytes(), 0, record.size());
    schemaCount++;
  }

  void channel(RecordBuffer record) {
    channels.write(record.bytes(), 0, record.size());
    channelCount++;
  }

  /** Tells of further messages' smallest and largest log time. */
  void times(long firstNs, long lastNs) {
    first = timed ? Math.min(first, firstNs) : firstNs;
    last = timed ? Math.max(last, lastNs) : lastNs;
    timed = true;
  }

  void messages(int channelId, long count) {
    counts.merge(channelId, count, Long::sum);
  }

  void chunk(McapRecord.ChunkIndex chunk) {
    chunks.add(chunk);
  }

  void attachment(
      long offset,
      long length,
      long logNs,
      long createNs,
      long dataSize,
      String name,
      String mediaType) {
    attachments.add(
        new McapRecord.AttachmentIndex(offset, length, logNs, createNs, dataSize, name, mediaType));
  }

  void metadata(long offset, long length, String name) {
    metadata.add(new McapRecord.MetadataIndex(offset, length, name));
  }

  /** Writes summary, summary offsets and footer. */
  void write(CountingOutput out, RecordBuffer record) throws IOException {
    long start = out.count();
    Section section = new Section(start);
    section.group(Mcap.SCHEMA, schemas.toByteArray());
    section.group(Mcap.CHANNEL, channels.toByteArray());
    section.group(Mcap.STATISTICS, statistics(record));
    section.group(Mcap.CHUNK_INDEX, chunkIndexes(record));
    section.group(Mcap.ATTACHMENT_INDEX, attachmentIndexes(record));
    section.group(Mcap.METADATA_INDEX, metadataIndexes(record));
    long offsets = start + section.bytes.size();
    section.offsets(record);
    record.start(Mcap.FOOTER).u64(start).u64(offsets);
    LittleEndian.setLong(record.bytes(), 1, Mcap.FOOTER_LENGTH - Mcap.RECORD_HEADER);
    section.bytes.write(record.bytes(), 0, record.size());
    byte[] summary = section.bytes.toByteArray();
    CRC32 crc = new CRC32();
    crc.update(summary);
    out.write(summary, 0, summary.length);
    record.clear();
    out.write(record.u32(crc.getValue()));
  }

  private byte[] statistics(RecordBuffer record) {
    long messages = counts.values().stream().mapToLong(Long::longValue).sum();
    record.start(Mcap.STATISTICS).u64(messages).u16(schemaCount).u32(channelCount);
    record.u32(attachments.size()).u32(metadata.size()).u32(chunks.size());
    return copy(record.u64(first).u64(last).numberMap(counts).end());
  }

  private byte[] chunkIndexes(RecordBuffer record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (McapRecord.ChunkIndex chunk : chunks) {
      record.start(Mcap.CHUNK_INDEX).u64(chunk.startTime()).u64(chunk.endTime());
      record.u64(chunk.chunkStartOffset()).u64(chunk.chunkLength());
      record.numberMap(chunk.messageIndexOffsets()).u64(chunk.messageIndexLength());
      record.string(chunk.compression()).u64(chunk.compressedSize());
      bytes.writeBytes(copy(record.u64(chunk.uncompressedSize()).end()));
    }
    return bytes.toByteArray();
  }

  private byte[] attachmentIndexes(RecordBuffer record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (McapRecord.AttachmentIndex attachment : attachments) {
      record.start(Mcap.ATTACHMENT_INDEX).u64(attachment.offset()).u64(attachment.length());
      record.u64(attachment.logTime()).u64(attachment.createTime());
      record.u64(attachment.dataSize()).string(attachment.name());
      bytes.writeBytes(copy(record.string(attachment.mediaType()).end()));
    }
    return bytes.toByteArray();
  }

  private byte[] metadataIndexes(RecordBuffer record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (McapRecord.MetadataIndex entry : metadata) {
      record.start(Mcap.METADATA_INDEX).u64(entry.offset()).u64(entry.length());
      bytes.writeBytes(copy(record.string(entry.name()).end()));
    }
    return bytes.toByteArray();
  }

  private static byte[] copy(RecordBuffer record) {
    return Arrays.copyOf(record.bytes(), record.size());
  }

  /** The summary's groups of records, and where each starts. */
  private static final class Section {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<McapRecord.SummaryOffset> groups = new ArrayList<>();
    private final long start;

    Section(long start) {
      this.start = start;
    }

    void group(int opcode, byte[] records) {
      if (records.length > 0) {
        groups.add(new McapRecord.SummaryOffset(opcode, start + bytes.size(), records.length));
        bytes.writeBytes(records);
      }
    }

    void offsets(RecordBuffer record) {
      for (McapRecord.SummaryOffset group : groups) {
        record.start(Mcap.SUMMARY_OFFSET).u8(group.groupOpcode());
        bytes.writeBytes(copy(record.u64(group.groupStart()).u64(group.groupLength()).end()));
      }
    }
  }
}
