package io.roadloom.live;

import io.roadloom.format.mcap.ChunkPlace;
import io.roadloom.kafka.SensorMessage.Reading;
import io.roadloom.model.Channel;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.util.ArrayList;
import java.util.List;

/** A chunk's messages in columns, which are used again for each chunk. */
final class ChunkColumns {
  private final List<Channel> channels = new ArrayList<>();
  private int chunk;
  private int size;
  private int[] channel = {};
  private long[] logNs = {};
  private long[] publishNs = {};
  private long[] sequence = {};
  private int[] length = {};

  /** Forgets all, and makes room for {@code messages}. */
  void start(int messages) {
    chunk++;
    size = 0;
    channels.clear();
    if (channel.length < messages) {
      channel = new int[messages];
      logNs = new long[messages];
      publishNs = new long[messages];
      sequence = new long[messages];
      length = new int[messages];
    }
  }

  void add(Lane lane, Channel of, Reading reading) {
    int place = lane.place(chunk, channels.size());
    if (place == channels.size()) {
      channels.add(of);
    }
    channel[size] = place;
    logNs[size] = reading.logNs();
    publishNs[size] = reading.publishNs();
    sequence[size] = reading.sequence();
    length[size] = reading.payload().length;
    size++;
  }

  /** The chunk as if read back from where it has been written. Holds until the next one starts. */
  RawBatch batch(RecordingRef recording, ChunkPlace place, int ordinal) {
    return new RawBatch(
        recording,
        place.offset(),
        0,
        List.copyOf(channels),
        size,
        channel,
        logNs,
        publishNs,
        sequence,
        place.payloads(),
        length,
        place.records(),
        List.of(),
        RawBatch.UNBOUNDED,
        new RawBatch.Part(ordinal, ordinal + 1, place.length(), place.checksum()));
  }
}
