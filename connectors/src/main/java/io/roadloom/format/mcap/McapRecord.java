package io.roadloom.format.mcap;

import java.util.List;
import java.util.Map;

/** The records of an MCAP file, fields as the specification names them. Unsigned in longs' bits. */
sealed interface McapRecord {
  record Header(String profile, String library) implements McapRecord {}

  record Footer(long summaryStart, long summaryOffsetStart, long summaryCrc)
      implements McapRecord {}

  record Schema(int id, String name, String encoding, byte[] data) implements McapRecord {}

  record Channel(
      int id, int schemaId, String topic, String messageEncoding, Map<String, String> metadata)
      implements McapRecord {}

  record Message(int channelId, long sequence, long logTime, long publishTime, byte[] data)
      implements McapRecord {}

  record Chunk(
      long startTime,
      long endTime,
      long uncompressedSize,
      long uncompressedCrc,
      String compression,
      byte[] records)
      implements McapRecord {}

  record MessageIndex(int channelId, List<long[]> records) implements McapRecord {}

  record ChunkIndex(
      long startTime,
      long endTime,
      long chunkStartOffset,
      long chunkLength,
      Map<Integer, Long> messageIndexOffsets,
      long messageIndexLength,
      String compression,
      long compressedSize,
      long uncompressedSize)
      implements McapRecord {}

  record Attachment(
      long logTime, long createTime, String name, String mediaType, byte[] data, long crc)
      implements McapRecord {}

  record AttachmentIndex(
      long offset,
      long length,
      long logTime,
      long createTime,
      long dataSize,
      String name,
      String mediaType)
      implements McapRecord {}

  record Statistics(
      long messageCount,
      int schemaCount,
      long channelCount,
      long attachmentCount,
      long metadataCount,
      long chunkCount,
      long messageStartTime,
      long messageEndTime,
      Map<Integer, Long> channelMessageCounts)
      implements McapRecord {}

  record Metadata(String name, Map<String, String> metadata) implements McapRecord {}

  record MetadataIndex(long offset, long length, String name) implements McapRecord {}

  record SummaryOffset(int groupOpcode, long groupStart, long groupLength) implements McapRecord {}

  record DataEnd(long dataSectionCrc) implements McapRecord {}

  /** An opcode of a later specification or of the writer's own: to be passed over. */
  record Unknown(int opcode, byte[] data) implements McapRecord {}
}
