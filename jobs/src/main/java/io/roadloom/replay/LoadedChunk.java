package io.roadloom.replay;

import io.roadloom.kafka.MessageRoute;
import io.roadloom.kafka.RecordContract;
import io.roadloom.model.Channel;
import io.roadloom.model.RawBatch;
import io.roadloom.model.Schema;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A chunk's messages in the order of their log times, those of one time in file order. Chunks
 * compare by their next message, then by their ordinal.
 */
final class LoadedChunk implements Comparable<LoadedChunk> {
  private final int ordinal;
  private final List<Channel> channels;
  private final MessageRoute[] routes;
  private final int[] order;
  private final int[] channel;
  private final long[] logNs;
  private final long[] publishNs;
  private final long[] sequence;
  private final int[] offset;
  private final int[] length;
  private final byte[] data;
  private int next;

  /** Copies the batch, whose arrays its reader uses again. */
  LoadedChunk(RawBatch batch, int ordinal) {
    int size = batch.size();
    this.ordinal = ordinal;
    this.channels = batch.channels();
    this.routes = channels.stream().map(one -> route(batch, one)).toArray(MessageRoute[]::new);
    this.channel = Arrays.copyOf(batch.channel(), size);
    this.logNs = Arrays.copyOf(batch.logNs(), size);
    this.publishNs = Arrays.copyOf(batch.publishNs(), size);
    this.sequence = Arrays.copyOf(batch.sequence(), size);
    this.offset = Arrays.copyOf(batch.offset(), size);
    this.length = Arrays.copyOf(batch.length(), size);
    int end = IntStream.range(0, size).map(i -> offset[i] + length[i]).max().orElse(0);
    this.data = Arrays.copyOf(batch.data(), end);
    this.order = order(logNs);
  }

  boolean isDone() {
    return next == order.length;
  }

  /** Of the next message; there must be one. */
  long logNs() {
    return logNs[order[next]];
  }

  /** Moves past the next message; there must be one. */
  Message take() {
    int i = order[next++];
    Schema schema = channels.get(channel[i]).schema();
    return new Message(
        routes[channel[i]],
        schema,
        logNs[i],
        publishNs[i],
        sequence[i],
        Arrays.copyOfRange(data, offset[i], offset[i] + length[i]));
  }

  @Override
  public int compareTo(LoadedChunk other) {
    int byTime = Long.compare(logNs(), other.logNs());
    return byTime != 0 ? byTime : Integer.compare(ordinal, other.ordinal);
  }

  private static MessageRoute route(RawBatch batch, Channel channel) {
    Schema schema = channel.schema();
    return new MessageRoute(
        batch.recording().drive(),
        channel.topic(),
        channel.messageEncoding(),
        schema == null ? null : RecordContract.schemaId(schema));
  }

  /** Recorders mostly write in order already. */
  private static int[] order(long[] times) {
    boolean sorted = IntStream.range(1, times.length).allMatch(i -> times[i - 1] <= times[i]);
    IntStream indexes = IntStream.range(0, times.length);
    return sorted
        ? indexes.toArray()
        : indexes
            .boxed()
            .sorted(Comparator.comparingLong(i -> times[i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }
}
