package io.roadloom.format.mcap;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The records of the chunk that is being filled. */
final class OpenChunk {
  private final RecordBuffer records = new RecordBuffer();
  private final Map<Integer, Entries> index = new TreeMap<>();
  private int[] payloads = new int[64];
  private int messages;
  private long first;
  private long last;

  /** Log times and offsets of one channel's messages, one pair after the other. */
  private static final class Entries {
    private long[] pairs = new long[32];
    private int size;

    void add(long logNs, long offset) {
      if (size == pairs.length) {
        pairs = Arrays.copyOf(pairs, 2 * size);
      }
      pairs[size++] = logNs;
      pairs[size++] = offset;
    }
  }

  void define(RecordBuffer record) {
    records.raw(record.bytes(), 0, record.size());
  }

  void message(
      int channelId,
      long sequence,
      long logNs,
      long publishNs,
      byte[] data,
      int offset,
      int length) {
    first = messages == 0 ? logNs : Math.min(first, logNs);
    last = messages == 0 ? logNs : Math.max(last, logNs);
    index.computeIfAbsent(channelId, id -> new Entries()).add(logNs, records.size());
    records.u8(Mcap.MESSAGE).u64(Mcap.MESSAGE_FIXED + (long) length);
    records.u16(channelId).u32(sequence).u64(logNs).u64(publishNs);
    if (messages == payloads.length) {
      payloads = Arrays.copyOf(payloads, 2 * messages);
    }
    payloads[messages++] = records.size();
    records.raw(data, offset, length);
  }

  byte[] records() {
    return records.bytes();
  }

  int size() {
    return records.size();
  }

  int[] payloads() {
    return payloads;
  }

  int messages() {
    return messages;
  }

  /** 0 in a chunk without messages, as specified. */
  long firstNs() {
    return messages == 0 ? 0 : first;
  }

  long lastNs() {
    return messages == 0 ? 0 : last;
  }

  /** Writes a message index a channel; returns where each starts. */
  Map<Integer, Long> writeIndexes(CountingOutput out, RecordBuffer record) throws IOException {
    Map<Integer, Long> offsets = new TreeMap<>();
    for (Map.Entry<Integer, Entries> channel : index.entrySet()) {
      offsets.put(channel.getKey(), out.count());
      Entries entries = channel.getValue();
      record.start(Mcap.MESSAGE_INDEX).u16(channel.getKey()).u32(8L * entries.size);
      for (int i = 0; i < entries.size; i++) {
        record.u64(entries.pairs[i]);
      }
      out.write(record.end());
    }
    return offsets;
  }

  /** Tells the summary how many messages of which channels there are. */
  void count(SummaryBuilder summary) {
    if (messages > 0) {
      summary.times(first, last);
    }
    index.forEach((channelId, entries) -> summary.messages(channelId, entries.size / 2));
  }

  void clear() {
    records.clear();
    index.clear();
    messages = 0;
  }
}
