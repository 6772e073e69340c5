package io.roadloom.format.mcap;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Map;
import java.util.TreeMap;

/** Records in the JSON of the conformance suite. */
final class RecordJson {
  private final StringBuilder json = new StringBuilder();
  private final Map<String, Object> fields = new TreeMap<>();

  private RecordJson() {}

  static String of(McapRecord record) {
    return new RecordJson().render(record);
  }

  private String render(McapRecord record) {
    collect(record);
    json.append("{\"type\":");
    text(record.getClass().getSimpleName());
    json.append(",\"fields\":[");
    String separator = "";
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      json.append(separator).append('[');
      text(field.getKey());
      json.append(',');
      value(field.getValue());
      json.append(']');
      separator = ",";
    }
    return json.append("]}").toString();
  }

  private void collect(McapRecord record) {
    if (record instanceof McapRecord.Header r) {
      put("profile", r.profile()).put("library", r.library());
    } else if (record instanceof McapRecord.Footer r) {
      put("summary_start", r.summaryStart()).put("summary_offset_start", r.summaryOffsetStart());
      put("summary_crc", r.summaryCrc());
    } else if (record instanceof McapRecord.Schema r) {
      put("id", r.id()).put("name", r.name()).put("encoding", r.encoding()).put("data", r.data());
    } else if (record instanceof McapRecord.Channel r) {
      put("id", r.id()).put("schema_id", r.schemaId()).put("topic", r.topic());
      put("message_encoding", r.messageEncoding()).put("metadata", r.metadata());
    } else if (record instanceof McapRecord.Message r) {
      put("channel_id", r.channelId()).put("sequence", r.sequence());
      put("log_time", r.logTime()).put("publish_time", r.publishTime()).put("data", r.data());
    } else if (record instanceof McapRecord.ChunkIndex r) {
      put("message_start_time", r.startTime()).put("message_end_time", r.endTime());
      put("chunk_start_offset", r.chunkStartOffset()).put("chunk_length", r.chunkLength());
      put("message_index_offsets", r.messageIndexOffsets());
      put("message_index_length", r.messageIndexLength()).put("compression", r.compression());
      put("compressed_size", r.compressedSize()).put("uncompressed_size", r.uncompressedSize());
    } else if (record instanceof McapRecord.Attachment r) {
      put("log_time", r.logTime()).put("create_time", r.createTime()).put("name", r.name());
      put("media_type", r.mediaType()).put("data", r.data());
    } else if (record instanceof McapRecord.AttachmentIndex r) {
      put("offset", r.offset()).put("length", r.length()).put("log_time", r.logTime());
      put("create_time", r.createTime()).put("data_size", r.dataSize()).put("name", r.name());
      put("media_type", r.mediaType());
    } else if (record instanceof McapRecord.Statistics r) {
      put("message_count", r.messageCount()).put("schema_count", r.schemaCount());
      put("channel_count", r.channelCount()).put("attachment_count", r.attachmentCount());
      put("metadata_count", r.metadataCount()).put("chunk_count", r.chunkCount());
      put("message_start_time", r.messageStartTime()).put("message_end_time", r.messageEndTime());
      put("channel_message_counts", r.channelMessageCounts());
    } else if (record instanceof McapRecord.Metadata r) {
      put("name", r.name()).put("metadata", r.metadata());
    } else if (record instanceof McapRecord.MetadataIndex r) {
      put("offset", r.offset()).put("length", r.length()).put("name", r.name());
    } else if (record instanceof McapRecord.SummaryOffset r) {
      put("group_opcode", r.groupOpcode()).put("group_start", r.groupStart());
      put("group_length", r.groupLength());
    } else if (record instanceof McapRecord.DataEnd r) {
      put("data_section_crc", r.dataSectionCrc());
    } else {
      throw new IllegalArgumentException("has no form in the suite: " + record);
    }
  }

  private RecordJson put(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  private void value(Object value) {
    if (value instanceof String text) {
      text(text);
    } else if (value instanceof byte[] bytes) {
      json.append('[');
      for (int i = 0; i < bytes.length; i++) {
        json.append(i == 0 ? "\"" : ",\"").append(bytes[i] & 0xff).append('"');
      }
      json.append(']');
    } else if (value instanceof Map<?, ?> map) {
      json.append('{');
      String separator = "";
      for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
        json.append(separator);
        text(entry.getKey().toString());
        json.append(':');
        value(entry.getValue());
        separator = ",";
      }
      json.append('}');
    } else {
      text(Long.toUnsignedString(((Number) value).longValue()));
    }
  }

  private void text(String text) {
    json.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, json);
    json.append('"');
  }
}
