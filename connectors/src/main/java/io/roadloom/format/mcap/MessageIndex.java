package io.roadloom.format.mcap;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Where in a chunk the messages of each channel lie. */
final class MessageIndex {
  private final Map<Integer, Entries> channels = new TreeMap<>();

  MessageIndex(OpenChunk chunk) {
    int id = -1;
    Entries entries = null;
    for (int i = 0; i < chunk.messages(); i++) {
      if (chunk.channelId(i) != id) {
        id = chunk.channelId(i);
        entries = channels.computeIfAbsent(id, of -> new Entries());
      }
      entries.add(chunk.logNs(i), chunk.offset(i));
    }
  }

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

  /** Writes a message index a channel; returns where each starts. */
  Map<Integer, Long> write(CountingOutput out, RecordBuffer record) throws IOException {
    Map<Integer, Long> offsets = new TreeMap<>();
    for (Map.Entry<Integer, Entries> channel : channels.entrySet()) {
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
    channels.forEach((channelId, entries) -> summary.messages(channelId, entries.size / 2));
  }
}
