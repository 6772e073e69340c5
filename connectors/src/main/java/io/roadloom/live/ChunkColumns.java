package io.roadloom.live;

import io.roadloom.format.mcap.ChunkPlace;
import io.roadloom.format.mcap.OpenChunk;
import io.roadloom.model.Channel;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A chunk's messages in columns, which are used again for each chunk. */
final class ChunkColumns {
  private static final int NONE = -1;
  private final List<Channel> channels = new ArrayList<>();

  /** By a channel's id: its place among {@link #channels}. */
  private int[] places = {};

  private int size;
  private int[] channel = {};
  private long[] logNs = {};
  private long[] publishNs = {};
  private long[] sequence = {};
  private int[] length = {};

  /** Which channel has an id. */
  interface Channels {
    Channel of(int channelId) throws IOException;
  }

  /** Takes the messages of a chunk that is about to be written. */
  void read(OpenChunk chunk, Channels known) throws IOException {
    channels.forEach(met -> places[met.id()] = NONE);
    channels.clear();
    size = chunk.messages();
    makeRoom();
    for (int i = 0; i < size; i++) {
      channel[i] = place(chunk.channelId(i), known);
      logNs[i] = chunk.logNs(i);
      publishNs[i] = chunk.publishNs(i);
      sequence[i] = chunk.sequence(i);
      length[i] = chunk.length(i);
    }
  }

  private void makeRoom() {
    if (channel.length < size) {
      channel = new int[size];
      logNs = new long[size];
      publishNs = new long[size];
      sequence = new long[size];
      length = new int[size];
    }
  }

  private int place(int channelId, Channels known) throws IOException {
    if (channelId >= places.length) {
      int before = places.length;
      places = Arrays.copyOf(places, Math.max(2 * before, channelId + 1));
      Arrays.fill(places, before, places.length, NONE);
    }
    if (places[channelId] == NONE) {
      places[channelId] = channels.size();
      channels.add(known.of(channelId));
    }
    return places[channelId];
  }

  /** The chunk as if read back from where it has been written. Holds until the next one is read. */
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
