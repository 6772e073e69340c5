package io.roadloom.pack;

import io.roadloom.model.Clock;
import io.roadloom.model.Media;
import io.roadloom.model.Modality;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.SignalColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.annotation.Nullable;

/**
 * A batch column by column. Log times and addresses are steps, the other stamps lie beside them, so
 * that a CAN frame's eight words of stamps and addresses take about as many bytes as one.
 */
public final class ReadingBatchCodec implements Codec<ReadingBatch> {
  private static final long serialVersionUID = 1;
  private static final Clock[] CLOCKS = Clock.values();
  private static final Modality[] MODALITIES = Modality.values();
  private static final int MIXED = -1;

  /** The first version with the luma of images. */
  private static final int LUMA = 2;

  /** The first version that says of even columns that they are. */
  private static final int EVEN = 3;

  @Override
  public int version() {
    return 3;
  }

  @Override
  public void write(ReadingBatch batch, Packer out) {
    Refs.recording(out, batch.recording());
    writeOf(batch, out);
  }

  /** All but the recording. */
  void writeOf(ReadingBatch batch, Packer out) {
    int n = batch.size();
    out.text(batch.topic());
    out.octet(batch.modality().ordinal());
    out.optionalText(batch.frameId());
    out.flag(batch.decoded());
    out.count(n);
    out.steps(batch.logNs(), n);
    out.evenBeside(batch.publishNs(), batch.logNs(), n);
    boolean stamped = stamped(batch);
    out.flag(stamped);
    if (stamped) {
      out.evenBeside(batch.headerNs(), batch.logNs(), n);
    }
    clocks(out, batch.clock(), n);
    out.evenBeside(
        batch.timeNs(),
        chosen(batch.clock(), n, batch.headerNs(), batch.logNs(), batch.publishNs()),
        n);
    out.evenSteps(batch.sequence(), n);
    out.words(batch.sha(), 4 * n);
    out.near(batch.chunkOffset());
    out.steps(batch.payloadOffset(), n);
    out.evenSteps(batch.payloadLength(), n);
    out.optional(batch.media(), (packer, media) -> media(packer, media, n));
    out.count(batch.signals().size());
    for (SignalColumn column : batch.signals()) {
      column(out, column);
    }
  }

  @Override
  public ReadingBatch read(Unpacker in, int version) {
    return readOf(Refs.recording(in), in, version);
  }

  /** All but the recording, which it is of. */
  ReadingBatch readOf(RecordingRef recording, Unpacker in, int version) {
    String topic = in.name();
    Modality modality = MODALITIES[in.octet()];
    String frameId = in.optionalName();
    boolean decoded = in.flag();
    int n = in.length(32);
    long[] logNs = in.steps(n);
    boolean even = version >= EVEN;
    long[] publishNs = even ? in.evenBeside(logNs) : in.beside(logNs);
    boolean stamped = in.flag();
    long[] headerNs =
        !stamped ? CommonColumns.unstamped(n) : even ? in.evenBeside(logNs) : in.beside(logNs);
    Clock[] clock = clocks(in, n);
    long[] chosen = chosen(clock, n, headerNs, logNs, publishNs);
    long[] timeNs = even ? in.evenBeside(chosen) : in.beside(chosen);
    long[] sequence = even ? in.evenSteps(n) : in.steps(n);
    long[] sha = in.words(4 * n);
    long chunkOffset = in.near();
    long[] payloadOffset = in.steps(n);
    int[] payloadLength = even ? in.evenIntSteps(n) : in.intSteps(n);
    Media media = in.optional(unpacker -> media(unpacker, n, version));
    int columns = in.length(1);
    List<SignalColumn> signals = new ArrayList<>(columns);
    for (int i = 0; i < columns; i++) {
      signals.add(column(in, even));
    }
    return new ReadingBatch(
        recording,
        topic,
        modality,
        frameId,
        decoded,
        n,
        timeNs,
        clock,
        headerNs,
        logNs,
        publishNs,
        sequence,
        sha,
        chunkOffset,
        payloadOffset,
        payloadLength,
        media,
        signals);
  }

  private static boolean stamped(ReadingBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      if (batch.headerNs()[i] != ReadingBatch.NO_STAMP) {
        return true;
      }
    }
    return false;
  }

  /** The stamp that a reading's time nearly always is; not to be changed. */
  private static long[] chosen(
      Clock[] clock, int n, long[] headerNs, long[] logNs, long[] publishNs) {
    if (n > 0 && uniform(clock, n)) {
      return stamp(clock[0], headerNs, logNs, publishNs);
    }
    long[] chosen = new long[n];
    for (int i = 0; i < n; i++) {
      chosen[i] = stamp(clock[i], headerNs, logNs, publishNs)[i];
    }
    return chosen;
  }

  private static long[] stamp(Clock clock, long[] headerNs, long[] logNs, long[] publishNs) {
    return switch (clock) {
      case HEADER -> headerNs;
      case PUBLISH -> publishNs;
      case LOG, AUTO -> logNs;
    };
  }

  private static boolean uniform(Clock[] clock, int n) {
    for (int i = 1; i < n; i++) {
      if (clock[i] != clock[0]) {
        return false;
      }
    }
    return true;
  }

  private static void clocks(Packer out, Clock[] clock, int n) {
    if (n > 0 && uniform(clock, n)) {
      out.octet(clock[0].ordinal());
      return;
    }
    out.octet(MIXED);
    for (int i = 0; i < n; i++) {
      out.octet(clock[i].ordinal());
    }
  }

  private static Clock[] clocks(Unpacker in, int n) {
    int first = in.octet();
    if (first != MIXED) {
      return CommonColumns.clocks(CLOCKS[first], n);
    }
    Clock[] clock = new Clock[n];
    for (int i = 0; i < n; i++) {
      clock[i] = CLOCKS[in.octet()];
    }
    return clock;
  }

  private static void media(Packer out, Media media, int n) {
    out.steps(media.offset(), n);
    out.steps(media.length(), n);
    out.steps(media.width(), n);
    out.steps(media.height(), n);
    out.steps(media.points(), n);
    out.words(media.phash(), n);
    for (int i = 0; i < n; i++) {
      out.flag(media.hashed()[i]);
    }
    out.reals(media.luma(), n);
  }

  private static Media media(Unpacker in, int n, int version) {
    int[] offset = in.intSteps(n);
    int[] length = in.intSteps(n);
    int[] width = in.intSteps(n);
    int[] height = in.intSteps(n);
    int[] points = in.intSteps(n);
    long[] phash = in.words(n);
    boolean[] hashed = new boolean[n];
    for (int i = 0; i < n; i++) {
      hashed[i] = in.flag();
    }
    double[] luma = version < LUMA ? unknown(n) : in.reals(n);
    return new Media(offset, length, width, height, points, phash, hashed, luma);
  }

  private static double[] unknown(int n) {
    double[] none = new double[n];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  private static void column(Packer out, SignalColumn column) {
    int n = column.size();
    out.text(column.name());
    out.text(column.unit());
    out.count(n);
    out.evenSteps(column.row(), n);
    out.reals(column.value(), n);
    @Nullable String[] text = column.text();
    out.optional(text, (packer, values) -> packer.texts(values, n));
  }

  private static SignalColumn column(Unpacker in, boolean even) {
    String name = in.name();
    String unit = in.name();
    int n = in.length(Double.BYTES);
    int[] row = even ? in.evenIntSteps(n) : in.intSteps(n);
    return new SignalColumn(
        name, unit, row, in.reals(n), in.optional(unpacker -> unpacker.names(n)));
  }
}
