package io.roadloom.format.mcap;

import io.roadloom.model.Channel;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lists the messages among records in memory, in columns that are used again for each chunk. */
final class MessageList {
  private static final int CHANNELS = 1 << 16;
  private final Dictionary dictionary;

  /** By channel id, its place in {@link #channels}; −1 where it has none yet. */
  private final int[] places = new int[CHANNELS];

  private final List<Channel> channels = new ArrayList<>();
  private int size;
  private int[] channel = new int[1024];
  private long[] logNs = new long[1024];
  private long[] publishNs = new long[1024];
  private long[] sequence = new long[1024];
  private int[] offset = new int[1024];
  private int[] length = new int[1024];

  MessageList(Dictionary dictionary) {
    this.dictionary = dictionary;
    Arrays.fill(places, -1);
  }

  /**
   * Lists the messages in {@code bytes[0 .. end)}.
   *
   * @param chunkOffset of the chunk that the records came out of, or {@link RawBatch#NO_CHUNK}
   * @param base what to add to a place in {@code bytes} to get its address
   * @param cut whether the records are known to end early: an unfinished one is then no news
   */
  void list(byte[] bytes, int end, long chunkOffset, long base, boolean cut, List<Fault> faults) {
    channels.forEach(known -> places[known.id()] = -1);
    channels.clear();
    size = 0;
    int at = 0;
    while (end - at >= Mcap.RECORD_HEADER) {
      long recordLength = LittleEndian.i64(bytes, at + 1);
      int body = at + Mcap.RECORD_HEADER;
      if (recordLength < 0 || recordLength > end - body) {
        break;
      }
      int next = body + (int) recordLength;
      int opcode = bytes[at];
      if (opcode == Mcap.MESSAGE && recordLength >= Mcap.MESSAGE_FIXED) {
        int place = place(LittleEndian.u16(bytes, body));
        if (place >= 0) {
          add(place, bytes, body, next);
        } else {
          faults.add(
              fault(
                  at,
                  next,
                  chunkOffset,
                  base,
                  "unknown_channel",
                  "a channel defined before",
                  "channel " + LittleEndian.u16(bytes, body)));
        }
      } else if (opcode == Mcap.SCHEMA || opcode == Mcap.CHANNEL || opcode == Mcap.MESSAGE) {
        define(opcode, bytes, body, next, chunkOffset, base, faults);
      }
      at = next;
    }
    if (at < end && !cut) {
      faults.add(
          fault(
              at,
              end,
              chunkOffset,
              base,
              "record_length",
              "a record within the " + end + " bytes",
              end - at < Mcap.RECORD_HEADER
                  ? (end - at) + " bytes"
                  : "one of " + Long.toUnsignedString(LittleEndian.i64(bytes, at + 1)) + " bytes"));
    }
  }

  private void define(
      int opcode,
      byte[] bytes,
      int body,
      int next,
      long chunkOffset,
      long base,
      List<Fault> faults) {
    try {
      dictionary.add(RecordParser.parse(opcode, bytes, body, next));
    } catch (RecordException e) {
      int from = body - Mcap.RECORD_HEADER;
      faults.add(fault(from, next, chunkOffset, base, "record", e.expected(), e.found()));
    }
  }

  private int place(int id) {
    int place = places[id];
    if (place < 0) {
      Channel known = dictionary.channel(id);
      if (known == null) {
        return -1;
      }
      place = channels.size();
      channels.add(known);
      places[id] = place;
    }
    return place;
  }

  private void add(int place, byte[] bytes, int body, int next) {
    if (size == channel.length) {
      grow(2 * size);
    }
    int i = size++;
    channel[i] = place;
    sequence[i] = LittleEndian.u32(bytes, body + 2);
    logNs[i] = LittleEndian.i64(bytes, body + 6);
    publishNs[i] = LittleEndian.i64(bytes, body + 14);
    offset[i] = body + Mcap.MESSAGE_FIXED;
    length[i] = next - body - Mcap.MESSAGE_FIXED;
  }

  private void grow(int capacity) {
    channel = Arrays.copyOf(channel, capacity);
    logNs = Arrays.copyOf(logNs, capacity);
    publishNs = Arrays.copyOf(publishNs, capacity);
    sequence = Arrays.copyOf(sequence, capacity);
    offset = Arrays.copyOf(offset, capacity);
    length = Arrays.copyOf(length, capacity);
  }

  private static Fault fault(
      int from, int to, long chunkOffset, long base, String reason, String expected, String found) {
    Long chunk = chunkOffset == RawBatch.NO_CHUNK ? null : chunkOffset;
    return new Fault(base + from, base + to, reason, expected, found, null, chunk);
  }

  RawBatch toBatch(
      RecordingRef recording, long chunkOffset, long base, byte[] data, List<Fault> faults) {
    return new RawBatch(
        recording,
        chunkOffset,
        base,
        List.copyOf(channels),
        size,
        channel,
        logNs,
        publishNs,
        sequence,
        offset,
        length,
        data,
        faults,
        RawBatch.UNBOUNDED);
  }
}
