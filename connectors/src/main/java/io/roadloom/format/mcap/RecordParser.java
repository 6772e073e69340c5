package io.roadloom.format.mcap;

import java.util.ArrayList;
import java.util.List;

/** Makes records of bytes. Bytes behind the last known field are passed over, as specified. */
final class RecordParser {
  private RecordParser() {}

  /** Parses the record body {@code bytes[from .. to)}. */
  static McapRecord parse(int opcode, byte[] bytes, int from, int to) throws RecordException {
    FieldReader in = new FieldReader(bytes, from, to);
    return switch (opcode) {
      case Mcap.HEADER -> new McapRecord.Header(in.string(), in.string());
      case Mcap.FOOTER -> new McapRecord.Footer(in.u64(), in.u64(), in.u32());
      case Mcap.SCHEMA -> new McapRecord.Schema(in.u16(), in.string(), in.string(), in.bytes32());
      case Mcap.CHANNEL ->
          new McapRecord.Channel(in.u16(), in.u16(), in.string(), in.string(), in.stringMap());
      case Mcap.MESSAGE ->
          new McapRecord.Message(in.u16(), in.u32(), in.u64(), in.u64(), in.rest(in.remaining()));
      case Mcap.CHUNK ->
          new McapRecord.Chunk(in.u64(), in.u64(), in.u64(), in.u32(), in.string(), in.bytes64());
      case Mcap.MESSAGE_INDEX -> new McapRecord.MessageIndex(in.u16(), pairs(in));
      case Mcap.CHUNK_INDEX ->
          new McapRecord.ChunkIndex(
              in.u64(),
              in.u64(),
              in.u64(),
              in.u64(),
              in.numberMap(),
              in.u64(),
              in.string(),
              in.u64(),
              in.u64());
      case Mcap.ATTACHMENT ->
          new McapRecord.Attachment(
              in.u64(), in.u64(), in.string(), in.string(), in.bytes64(), in.u32());
      case Mcap.ATTACHMENT_INDEX ->
          new McapRecord.AttachmentIndex(
              in.u64(), in.u64(), in.u64(), in.u64(), in.u64(), in.string(), in.string());
      case Mcap.STATISTICS ->
          new McapRecord.Statistics(
              in.u64(),
              in.u16(),
              in.u32(),
              in.u32(),
              in.u32(),
              in.u32(),
              in.u64(),
              in.u64(),
              in.numberMap());
      case Mcap.METADATA -> new McapRecord.Metadata(in.string(), in.stringMap());
      case Mcap.METADATA_INDEX -> new McapRecord.MetadataIndex(in.u64(), in.u64(), in.string());
      case Mcap.SUMMARY_OFFSET -> new McapRecord.SummaryOffset(in.u8(), in.u64(), in.u64());
      case Mcap.DATA_END -> new McapRecord.DataEnd(in.u32());
      default -> new McapRecord.Unknown(opcode, in.rest(in.remaining()));
    };
  }

  private static List<long[]> pairs(FieldReader in) throws RecordException {
    long length = in.u32();
    if (length > in.remaining() || length % 16 != 0) {
      throw new RecordException(
          "pairs of time and offset within " + in.remaining() + " bytes", length + " bytes");
    }
    List<long[]> pairs = new ArrayList<>();
    for (long i = 0; i < length; i += 16) {
      pairs.add(new long[] {in.u64(), in.u64()});
    }
    return pairs;
  }
}
