package io.roadloom.format.mcap;

import io.roadloom.model.Channel;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lists the messages among records in memory, in columns that are used again for each chunk. Log
 * times of 2^63 ns and more are faults; such publish times become {@link Long#MAX_VALUE}.
 */
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
    Place where = new Place(chunkOffset, base, faults);
    int at = 0;
    while (at < end) {
      long recordLength = end - at < Mcap.RECORD_HEADER ? -1 : LittleEndian.i64(bytes, at + 1);
      int body = at + Mcap.RECORD_HEADER;
      if (recordLength < 0 || recordLength > end - body) {
        int next = resume(bytes, at + 1, end);
        if (next < end || !cut) {
          where.fault(
              at,
              next,
              "record_length",
              "a record of at most " + Math.max(0, end - body) + " bytes",
              end - at < Mcap.RECORD_HEADER
                  ? (end - at) + " bytes in all"
                  : Long.toUnsignedString(recordLength) + " bytes");
        }
        at = next;
        continue;
      }
      int next = body + (int) recordLength;
      int opcode = bytes[at];
      if (opcode == Mcap.MESSAGE && recordLength >= Mcap.MESSAGE_FIXED) {
        message(bytes, body, next, where);
      } else if (opcode == Mcap.SCHEMA || opcode == Mcap.CHANNEL || opcode == Mcap.MESSAGE) {
        define(opcode, bytes, body, next, where);
      }
      at = next;
    }
  }

  /** Of the messages listed. */
  Set<Integer> channelIds() {
    return channels.stream().map(Channel::id).collect(Collectors.toSet());
  }

  /** Where the next record may start; records without a CRC are damaged in any place. */
  private int resume(byte[] bytes, int from, int end) {
    try {
      return (int) new RecordShape(new Window(bytes, end), dictionary::knows).find(from, end, end);
    } catch (IOException e) {
      throw new UncheckedIOException("memory needs no reading", e);
    }
  }

  private void message(byte[] bytes, int body, int next, Place where) {
    int id = LittleEndian.u16(bytes, body);
    int place = place(id);
    long logTime = LittleEndian.i64(bytes, body + 6);
    if (place < 0) {
      where.fault(
          body - Mcap.RECORD_HEADER,
          next,
          "unknown_channel",
          "a channel that is defined",
          "channel " + id);
    } else if (logTime < 0) {
      where.fault(
          body - Mcap.RECORD_HEADER,
          next,
          "log_time",
          "a log time below 2^63 ns",
          Long.toUnsignedString(logTime) + " ns");
    } else {
      add(place, logTime, bytes, body, next);
    }
  }

  private void define(int opcode, byte[] bytes, int body, int next, Place where) {
    try {
      dictionary.add(RecordParser.parse(opcode, bytes, body, next));
    } catch (RecordException e) {
      where.fault(body - Mcap.RECORD_HEADER, next, "record", e.expected(), e.found());
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

  private void add(int place, long logTime, byte[] bytes, int body, int next) {
    if (size == channel.length) {
      grow(2 * size);
    }
    int i = size++;
    channel[i] = place;
    sequence[i] = LittleEndian.u32(bytes, body + 2);
    logNs[i] = logTime;
    long publishTime = LittleEndian.i64(bytes, body + 14);
    publishNs[i] = publishTime < 0 ? Long.MAX_VALUE : publishTime;
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

  /** What turns places in memory into places in the file, and into faults there. */
  private record Place(long chunkOffset, long base, List<Fault> faults) {
    void fault(int from, int to, String reason, String expected, String found) {
      Long chunk = chunkOffset == RawBatch.NO_CHUNK ? null : chunkOffset;
      faults.add(new Fault(base + from, base + to, reason, expected, found, null, chunk));
    }
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
