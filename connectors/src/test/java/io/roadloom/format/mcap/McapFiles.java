package io.roadloom.format.mcap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** MCAP files as {@link McapWriter} does not write them: built record by record. */
final class McapFiles {
  static final byte[] PADDING = {1, (byte) 0xff, (byte) 0xff};
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();

  /** Where each record that lies bare in the file starts. */
  final List<Integer> starts = new ArrayList<>();

  McapFiles() {
    file.writeBytes(Mcap.MAGIC);
    add(new RecordBuffer().start(Mcap.HEADER).string("").string("test"));
  }

  static RecordBuffer schema(int id) {
    byte[] text = "float64 x".getBytes(StandardCharsets.UTF_8);
    return new RecordBuffer()
        .start(Mcap.SCHEMA)
        .u16(id)
        .string("T")
        .string("ros2msg")
        .bytes32(text);
  }

  static RecordBuffer channel(int id, int schema) {
    RecordBuffer record = new RecordBuffer().start(Mcap.CHANNEL).u16(id).u16(schema);
    return record.string("/" + id).string("cdr").stringMap(Map.of());
  }

  static RecordBuffer message(int channel, int i) {
    RecordBuffer record = new RecordBuffer().start(Mcap.MESSAGE).u16(channel).u32(i);
    return record.u64(1000 + i).u64(1000 + i).raw(new byte[40], 0, 40);
  }

  /** A record in the file. */
  McapFiles add(RecordBuffer record) {
    starts.add(file.size());
    file.write(record.end().bytes(), 0, record.size());
    return this;
  }

  /** A record in the chunk that {@link #chunk} will write. */
  McapFiles pack(RecordBuffer record) {
    chunk.write(record.end().bytes(), 0, record.size());
    return this;
  }

  /** A chunk of what has been packed, with times 1000 to 2000. */
  McapFiles chunk(boolean crc) {
    byte[] records = chunk.toByteArray();
    chunk.reset();
    return chunk(records.length, crc ? ChunkReader.crc(records, records.length) : 0, "", records);
  }

  McapFiles chunk(long size, long crc, String compression, byte[] records) {
    RecordBuffer record = new RecordBuffer().start(Mcap.CHUNK).u64(1000).u64(2000);
    return add(record.u64(size).u32(crc).string(compression).bytes64(records));
  }

  /** The file as it is, without an end. */
  byte[] open() {
    return file.toByteArray();
  }

  /** The file with its data section's CRC, and a footer that tells of no summary. */
  byte[] closed() {
    CRC32 crc = new CRC32();
    crc.update(file.toByteArray());
    return footer(crc.getValue());
  }

  /** The file without any CRC. */
  byte[] closedUnsummed() {
    return footer(0);
  }

  private byte[] footer(long dataCrc) {
    add(new RecordBuffer().start(Mcap.DATA_END).u32(dataCrc));
    add(new RecordBuffer().start(Mcap.FOOTER).u64(0).u64(0).u32(0));
    file.writeBytes(Mcap.MAGIC);
    return file.toByteArray();
  }
}
