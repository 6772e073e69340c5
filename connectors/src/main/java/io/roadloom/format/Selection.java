package io.roadloom.format;

import io.roadloom.model.Channel;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Picks the messages of some channels out of a batch. */
final class Selection {
  private final RawBatch from;
  private final int[] rows;

  private Selection(RawBatch from, int[] rows) {
    this.from = from;
    this.rows = rows;
  }

  static RawBatch of(RawBatch from, Predicate<Channel> wanted, List<Fault> faults) {
    int[] places = new int[from.channels().size()];
    List<Channel> channels = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      Channel channel = from.channels().get(i);
      places[i] = wanted.test(channel) ? channels.size() : -1;
      if (places[i] >= 0) {
        channels.add(channel);
      }
    }
    int[] rows = new int[from.size()];
    int size = 0;
    for (int i = 0; i < from.size(); i++) {
      if (places[from.channel()[i]] >= 0) {
        rows[size++] = i;
      }
    }
    return new Selection(from, Arrays.copyOf(rows, size)).batch(places, channels, faults);
  }

  private RawBatch batch(int[] places, List<Channel> channels, List<Fault> faults) {
    int[] channel = pick(from.channel());
    for (int i = 0; i < channel.length; i++) {
      channel[i] = places[channel[i]];
    }
    return new RawBatch(
        from.recording(),
        from.chunkOffset(),
        from.addressBase(),
        channels,
        rows.length,
        channel,
        pick(from.logNs()),
        pick(from.publishNs()),
        pick(from.sequence()),
        pick(from.offset()),
        pick(from.length()),
        from.data(),
        faults,
        from.bound(),
        from.part());
  }

  private int[] pick(int[] column) {
    int[] picked = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = column[rows[i]];
    }
    return picked;
  }

  private long[] pick(long[] column) {
    long[] picked = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = column[rows[i]];
    }
    return picked;
  }
}
