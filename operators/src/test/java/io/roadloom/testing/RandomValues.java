package io.roadloom.testing;

import io.roadloom.model.CalibrationEvent;
import io.roadloom.model.Channel;
import io.roadloom.model.ChannelEvent;
import io.roadloom.model.ChunkEvent;
import io.roadloom.model.Clock;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Fault;
import io.roadloom.model.FaultEvent;
import io.roadloom.model.Media;
import io.roadloom.model.Modality;
import io.roadloom.model.RawBatch;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.ReadingGroup;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.Schema;
import io.roadloom.model.SignalColumn;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.ChannelRow;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.EgoPose;
import io.roadloom.model.row.NotKept;
import io.roadloom.model.row.RecordingRow;
import io.roadloom.model.row.Row;
import io.roadloom.model.row.Sample;
import io.roadloom.model.row.SampleData;
import io.roadloom.model.row.Scene;
import io.roadloom.model.row.SignalBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/** Values of every kind, with every optional part there or not, extremes among ordinary numbers. */
public final class RandomValues {
  private static final Clock[] OF_ROWS = {Clock.HEADER, Clock.LOG, Clock.PUBLISH};
  private final Random random;

  public RandomValues(long seed) {
    random = new Random(seed);
  }

  public DriveEvent event() {
    return switch (random.nextInt(6)) {
      case 0 -> readings();
      case 1 ->
          new ChunkEvent(
              recording(),
              count(),
              count(),
              count(),
              count(),
              number(),
              number(),
              number(),
              number());
      case 2 -> new FaultEvent(recording(), fault());
      case 3 -> group();
      case 4 ->
          new ChannelEvent(
              recording(), text(), text(), text(), text(), text(), modality(), maybe(this::text));
      default ->
          new CalibrationEvent(
              recording(),
              number(),
              maybe(this::text),
              text(),
              maybe(this::text),
              maybe(this::reals),
              maybe(this::reals),
              maybe(this::reals),
              maybe(this::reals));
    };
  }

  private ReadingGroup group() {
    RecordingRef recording = recording();
    return new ReadingGroup(recording, list(() -> readings(recording)));
  }

  public ReadingBatch readings() {
    return readings(recording());
  }

  private ReadingBatch readings(RecordingRef recording) {
    int n = random.nextInt(20);
    boolean stamped = random.nextBoolean();
    long[] headerNs = new long[n];
    Clock[] clock = new Clock[n];
    for (int i = 0; i < n; i++) {
      headerNs[i] = stamped ? number() : ReadingBatch.NO_STAMP;
      clock[i] = random.nextBoolean() ? Clock.LOG : pick(OF_ROWS);
    }
    return new ReadingBatch(
        recording,
        text(),
        modality(),
        maybe(this::text),
        random.nextBoolean(),
        n,
        numbers(n),
        clock,
        headerNs,
        numbers(n),
        numbers(n),
        numbers(n),
        numbers(4 * n),
        number(),
        numbers(n),
        counts(n),
        maybe(
            () ->
                new Media(
                    counts(n),
                    counts(n),
                    counts(n),
                    counts(n),
                    counts(n),
                    numbers(n),
                    flags(n),
                    realValues(n))),
        list(this::signal));
  }

  public RawBatch raw() {
    int n = random.nextInt(20);
    return new RawBatch(
        recording(),
        number(),
        number(),
        list(this::channel),
        n,
        counts(n),
        numbers(n),
        numbers(n),
        numbers(n),
        counts(n),
        counts(n),
        bytes(),
        list(this::fault),
        number(),
        maybe(() -> new RawBatch.Part(count(), count(), count(), number())));
  }

  public Row row() {
    DriveKey drive = new DriveKey(text(), text());
    return switch (random.nextInt(10)) {
      case 0 ->
          new Sample(
              drive,
              text(),
              maybe(this::text),
              number(),
              real(),
              map(this::real),
              map(this::number));
      case 1 ->
          new EgoPose(
              drive,
              text(),
              number(),
              maybe(this::real),
              maybe(this::real),
              maybe(this::real),
              maybe(this::real),
              maybe(this::real),
              maybe(this::real),
              maybe(this::real),
              maybe(this::real),
              maybe(this::real),
              maybe(this::real));
      case 2 ->
          new SampleData(
              drive,
              text(),
              maybe(this::text),
              text(),
              text(),
              modality(),
              number(),
              maybe(this::number),
              pick(OF_ROWS),
              maybe(this::number),
              number(),
              number(),
              number(),
              random.nextBoolean(),
              maybe(this::count),
              maybe(this::count),
              maybe(this::count),
              text(),
              maybe(this::number),
              number(),
              count(),
              maybe(this::count),
              maybe(this::count),
              text(),
              maybe(this::number),
              maybe(this::real));
      case 3 -> {
        int n = random.nextInt(20);
        yield new SignalBatch(
            drive, text(), text(), text(), numbers(n), realValues(n), maybe(() -> texts(n)));
      }
      case 4 ->
          new CalibratedSensor(
              drive,
              text(),
              text(),
              maybe(this::text),
              maybe(this::text),
              maybe(this::reals),
              maybe(this::reals),
              maybe(this::reals),
              maybe(this::reals));
      case 5 ->
          new NotKept(
              pick(NotKept.Table.values()),
              drive,
              text(),
              text(),
              maybe(this::text),
              maybe(this::number),
              maybe(this::number),
              number(),
              number(),
              maybe(this::text),
              text(),
              text(),
              text());
      case 6 ->
          new RecordingRow(
              drive,
              text(),
              text(),
              count(),
              text(),
              maybe(this::number),
              maybe(this::number),
              count(),
              count(),
              number(),
              pick(RecordingRow.Status.values()));
      case 7 ->
          new ChannelRow(
              drive,
              text(),
              text(),
              text(),
              text(),
              text(),
              text(),
              maybe(this::text),
              modality(),
              count(),
              maybe(this::text));
      case 8 ->
          new Scene(drive, text(), number(), number(), count(), map(this::text), map(this::real));
      default ->
          new DriveSummary(
              drive,
              random.nextBoolean(),
              count(),
              count(),
              count(),
              count(),
              count(),
              count(),
              count(),
              count());
    };
  }

  public RecordingRef recording() {
    return new RecordingRef(new DriveKey(text(), text()), text(), text(), text(), count());
  }

  public Fault fault() {
    return new Fault(
        count(), count(), text(), text(), text(), maybe(this::text), maybe(this::number));
  }

  private Channel channel() {
    return new Channel(
        count(), text(), text(), maybe(() -> new Schema(text(), text(), bytes())), map(this::text));
  }

  private SignalColumn signal() {
    int n = random.nextInt(20);
    return new SignalColumn(text(), text(), counts(n), realValues(n), maybe(() -> texts(n)));
  }

  private Modality modality() {
    return pick(Modality.values());
  }

  private <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }

  @Nullable
  private <T> T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private <T> List<T> list(Supplier<T> value) {
    List<T> values = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      values.add(value.get());
    }
    return values;
  }

  private <T> Map<String, T> map(Supplier<T> value) {
    Map<String, T> values = new LinkedHashMap<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      values.put(text(), value.get());
    }
    return values;
  }

  private String text() {
    String[] texts = {"", "/camera/front", "a", "geschwindigkeit_äöü", "\u0000\uD83D\uDE97"};
    return pick(texts) + random.nextInt(100);
  }

  private int count() {
    return random.nextInt(4) == 0 ? random.nextInt(Integer.MAX_VALUE) : random.nextInt(1000);
  }

  private long number() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
      case 2 -> -random.nextInt(1000);
      default -> 1_700_000_000_000_000_000L + random.nextInt();
    };
  }

  private double real() {
    double[] odd = {Double.NaN, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE};
    return random.nextInt(4) == 0 ? odd[random.nextInt(odd.length)] : random.nextGaussian();
  }

  private long[] numbers(int n) {
    return random.longs(n).map(i -> number()).toArray();
  }

  private int[] counts(int n) {
    return random.ints(n).map(i -> count()).toArray();
  }

  private double[] realValues(int n) {
    return random.doubles(n).map(i -> real()).toArray();
  }

  private double[] reals() {
    return realValues(random.nextInt(10));
  }

  private boolean[] flags(int n) {
    boolean[] flags = new boolean[n];
    for (int i = 0; i < n; i++) {
      flags[i] = random.nextBoolean();
    }
    return flags;
  }

  private String[] texts(int n) {
    String[] texts = new String[n];
    for (int i = 0; i < n; i++) {
      texts[i] = maybe(this::text);
    }
    return texts;
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(50)];
    random.nextBytes(bytes);
    return bytes;
  }
}
