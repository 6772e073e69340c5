package io.roadloom.format.mcap;

/** The specification's constants. */
final class Mcap {
  static final byte[] MAGIC = {(byte) 0x89, 'M', 'C', 'A', 'P', '0', '\r', '\n'};

  /** Opcode u8, length u64. */
  static final int RECORD_HEADER = 9;

  /** Footer record: summary start u64, summary offset start u64, summary CRC u32. */
  static final int FOOTER_LENGTH = RECORD_HEADER + 20;

  /** Start u64, end u64, uncompressed size u64, uncompressed CRC u32 of a chunk. */
  static final int CHUNK_FIXED = 28;

  /** Channel u16, sequence u32, log time u64, publish time u64 of a message. */
  static final int MESSAGE_FIXED = 22;

  static final int HEADER = 0x01;
  static final int FOOTER = 0x02;
  static final int SCHEMA = 0x03;
  static final int CHANNEL = 0x04;
  static final int MESSAGE = 0x05;
  static final int CHUNK = 0x06;
  static final int MESSAGE_INDEX = 0x07;
  static final int CHUNK_INDEX = 0x08;
  static final int ATTACHMENT = 0x09;
  static final int ATTACHMENT_INDEX = 0x0A;
  static final int STATISTICS = 0x0B;
  static final int METADATA = 0x0C;
  static final int METADATA_INDEX = 0x0D;
  static final int SUMMARY_OFFSET = 0x0E;
  static final int DATA_END = 0x0F;

  private Mcap() {}
}
