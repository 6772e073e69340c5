package io.roadloom.dedup;

import io.roadloom.model.ReadingBatch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Neighbouring log times; until a second distinct reading confirms it, with its only reading. */
final class Cluster {
  long first;
  long last;
  boolean confirmed;
  private final String topic;
  private final long time;
  private final long[] sha;

  private Cluster(long first, long last, boolean confirmed, String topic, long time, long[] sha) {
    this.first = first;
    this.last = last;
    this.confirmed = confirmed;
    this.topic = topic;
    this.time = time;
    this.sha = sha;
  }

  static Cluster of(ReadingBatch batch, int row) {
    long log = batch.logNs()[row];
    long[] sha = Arrays.copyOfRange(batch.sha(), 4 * row, 4 * row + 4);
    return new Cluster(log, log, false, batch.topic(), batch.timeNs()[row], sha);
  }

  boolean near(Cluster other) {
    return other.first <= Nanos.plus(last, ClockJumps.REACH_NS)
        && first <= Nanos.plus(other.last, ClockJumps.REACH_NS);
  }

  void merge(Cluster other) {
    confirmed |= other.confirmed || !sameReading(other);
    first = Math.min(first, other.first);
    last = Math.max(last, other.last);
  }

  private boolean sameReading(Cluster other) {
    return time == other.time && Arrays.equals(sha, other.sha) && topic.equals(other.topic);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(first);
    out.writeLong(last);
    out.writeBoolean(confirmed);
    Texts.write(out, topic);
    out.writeLong(time);
    for (long word : sha) {
      out.writeLong(word);
    }
  }

  static Cluster read(DataInput in) throws IOException {
    return new Cluster(
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        Texts.read(in),
        in.readLong(),
        new long[] {in.readLong(), in.readLong(), in.readLong(), in.readLong()});
  }
}
