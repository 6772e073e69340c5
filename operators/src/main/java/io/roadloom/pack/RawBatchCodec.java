package io.roadloom.pack;

import io.roadloom.model.Channel;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A batch with all its bytes: for the rare topology that does not chain Decode to its source. */
public final class RawBatchCodec implements Codec<RawBatch> {
  private static final long serialVersionUID = 1;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(RawBatch batch, Packer out) {
    int n = batch.size();
    Refs.recording(out, batch.recording());
    out.near(batch.chunkOffset());
    out.near(batch.addressBase());
    list(out, batch.channels(), RawBatchCodec::channel);
    out.count(n);
    out.steps(batch.channel(), n);
    out.steps(batch.logNs(), n);
    out.beside(batch.publishNs(), batch.logNs(), n);
    out.steps(batch.sequence(), n);
    out.steps(batch.offset(), n);
    out.steps(batch.length(), n);
    out.bytes(batch.data());
    list(out, batch.faults(), Refs::fault);
    out.word(batch.bound());
    out.optional(batch.part(), RawBatchCodec::part);
  }

  @Override
  public RawBatch read(Unpacker in, int version) {
    RecordingRef recording = Refs.recording(in);
    long chunkOffset = in.near();
    long addressBase = in.near();
    List<Channel> channels = list(in, RawBatchCodec::channel);
    int n = in.length(6);
    int[] channel = in.intSteps(n);
    long[] logNs = in.steps(n);
    long[] publishNs = in.beside(logNs);
    long[] sequence = in.steps(n);
    int[] offset = in.intSteps(n);
    int[] length = in.intSteps(n);
    byte[] data = in.bytes();
    List<Fault> faults = list(in, Refs::fault);
    long bound = in.word();
    RawBatch.Part part = in.optional(RawBatchCodec::part);
    return new RawBatch(
        recording,
        chunkOffset,
        addressBase,
        channels,
        n,
        channel,
        logNs,
        publishNs,
        sequence,
        offset,
        length,
        data,
        faults,
        bound,
        part);
  }

  private static void part(Packer out, RawBatch.Part part) {
    out.count(part.index());
    out.count(part.parts());
    out.count(part.bytes());
    out.word(part.checksum());
  }

  private static RawBatch.Part part(Unpacker in) {
    return new RawBatch.Part((int) in.count(), (int) in.count(), in.count(), in.word());
  }

  private static void channel(Packer out, Channel channel) {
    out.near(channel.id());
    out.text(channel.topic());
    out.text(channel.messageEncoding());
    out.optional(
        channel.schema(),
        (packer, schema) -> {
          packer.text(schema.name());
          packer.text(schema.encoding());
          packer.bytes(schema.data());
        });
    out.map(channel.metadata(), Packer::text);
  }

  private static Channel channel(Unpacker in) {
    return new Channel(
        (int) in.near(),
        in.text(),
        in.text(),
        in.optional(unpacker -> new Schema(unpacker.text(), unpacker.text(), unpacker.bytes())),
        in.map(Unpacker::text));
  }

  private static <T> void list(Packer out, List<T> values, BiConsumer<Packer, T> write) {
    out.count(values.size());
    for (T value : values) {
      write.accept(out, value);
    }
  }

  private static <T> List<T> list(Unpacker in, Function<Unpacker, T> read) {
    int size = in.length(1);
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(read.apply(in));
    }
    return values;
  }
}
