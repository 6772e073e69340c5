package io.roadloom.format.mcap;

import java.util.Arrays;

/**
 * The records of a chunk that is being filled. Messages can be collected in one while chunks of
 * others are written. Not thread-safe.
 */
public final class OpenChunk {
  private final RecordBuffer records = new RecordBuffer();
  private int[] payloads = new int[64];
  private int messages;
  private long first;
  private long last;

  /** Adds the record of a schema or a channel. */
  void define(RecordBuffer record) {
    records.raw(record.bytes(), 0, record.size());
  }

  /** Puts the records of {@code definitions}, which has no messages, ahead of all others. */
  void prepend(OpenChunk definitions) {
    int size = definitions.size();
    records.prepend(definitions.records(), size);
    for (int i = 0; i < messages; i++) {
      payloads[i] += size;
    }
  }

  /** Adds a message with the payload {@code data[offset .. offset + length)}. */
  public void message(
      int channelId,
      long sequence,
      long logNs,
      long publishNs,
      byte[] data,
      int offset,
      int length) {
    first = messages == 0 ? logNs : Math.min(first, logNs);
    last = messages == 0 ? logNs : Math.max(last, logNs);
    records.u8(Mcap.MESSAGE).u64(Mcap.MESSAGE_FIXED + (long) length);
    records.u16(channelId).u32(sequence).u64(logNs).u64(publishNs);
    if (messages == payloads.length) {
      payloads = Arrays.copyOf(payloads, 2 * messages);
    }
    payloads[messages++] = records.size();
    records.raw(data, offset, length);
  }

  /** How many messages it has. */
  public int messages() {
    return messages;
  }

  /** Bytes of its records. */
  public int size() {
    return records.size();
  }

  /** Bytes that it has room for, and keeps. */
  public long room() {
    return records.bytes().length + (long) Integer.BYTES * payloads.length;
  }

  public int channelId(int message) {
    return LittleEndian.u16(records.bytes(), payloads[message] - Mcap.MESSAGE_FIXED);
  }

  public long sequence(int message) {
    return LittleEndian.u32(records.bytes(), payloads[message] - Mcap.MESSAGE_FIXED + 2);
  }

  public long logNs(int message) {
    return LittleEndian.i64(records.bytes(), payloads[message] - 2 * Long.BYTES);
  }

  public long publishNs(int message) {
    return LittleEndian.i64(records.bytes(), payloads[message] - Long.BYTES);
  }

  /** Bytes of a message's payload. */
  public int length(int message) {
    int record = offset(message) + 1;
    return Math.toIntExact(LittleEndian.i64(records.bytes(), record) - Mcap.MESSAGE_FIXED);
  }

  /** Where a message's record starts. */
  int offset(int message) {
    return payloads[message] - Mcap.MESSAGE_FIXED - Mcap.RECORD_HEADER;
  }

  byte[] records() {
    return records.bytes();
  }

  int[] payloads() {
    return payloads;
  }

  /** 0 in a chunk without messages, as specified. */
  long firstNs() {
    return messages == 0 ? 0 : first;
  }

  long lastNs() {
    return messages == 0 ? 0 : last;
  }

  /** Forgets all records; the room stays. */
  public void clear() {
    records.clear();
    messages = 0;
  }
}
