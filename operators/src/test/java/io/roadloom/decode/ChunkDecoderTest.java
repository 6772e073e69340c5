package io.roadloom.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.model.CalibrationEvent;
import io.roadloom.model.Channel;
import io.roadloom.model.ChannelEvent;
import io.roadloom.model.ChunkEvent;
import io.roadloom.model.Clock;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Fault;
import io.roadloom.model.FaultEvent;
import io.roadloom.model.Modality;
import io.roadloom.model.RawBatch;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.ReadingGroup;
import io.roadloom.model.RecordingRef;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Rig;
import io.roadloom.rig.RigException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChunkDecoderTest {
  private static final ImageHasher NOT_LOOKED_AT = (data, offset, length, image) -> false;
  private static final long T0 = 1_700_000_000_000_000_000L;
  private static final long MS = 1_000_000L;
  private static final RecordingRef RECORDING =
      new RecordingRef(new DriveKey("car", "drive"), "id", "file:///a.mcap", "mcap", 1000);

  private static final List<Channel> CHANNELS =
      List.of(
          new Channel(5, "/topic", "cdr", null, Map.of()),
          new Channel(6, "/other", "cdr", null, Map.of()));

  @Test
  void batchesSpanAtMost250MillisecondsAndEndWithTheChunk() {
    List<ReadingBatch> batches = readings(decode(clockRule(Clock.LOG), raw(0, 100, 250, 251, 600)));
    assertThat(batches)
        .extracting(ChunkDecoderTest::milliseconds)
        .containsExactly(List.of(0L, 100L, 250L), List.of(251L), List.of(600L));
  }

  @Test
  void aLiveChunkIsHandedOnSecondBySecond() {
    RawBatch raw = live(new int[] {0, 1, 1, 1, 0, 1, 0}, 0, 100, 260, 999, 1000, 1100, 2500);
    assertThat(groups(decode(clockRule(Clock.LOG), raw)))
        .containsExactly(
            List.of(List.of(0L), List.of(100L, 260L, 999L)),
            List.of(List.of(1000L), List.of(1100L)),
            List.of(List.of(2500L)));
  }

  @Test
  void whereADriveSendsMuchALiveChunkIsHandedOnInShorterPieces() {
    long[] ms = LongStream.range(0, 1_200).toArray();
    assertThat(groups(decode(clockRule(Clock.LOG), live(new int[ms.length], ms))))
        .extracting(group -> group.stream().mapToInt(List::size).sum())
        .containsExactly(512, 512, 176);
  }

  @Test
  void aGroupIsNotMuchLargerThanABatchMayBe() {
    int n = 10_000;
    assertThat(groups(decode(clockRule(Clock.LOG), live(new int[n], new long[n]))))
        .extracting(group -> group.stream().mapToInt(List::size).sum())
        .hasSize(2)
        .allMatch(size -> size < 9_500);
  }

  /** Out of order, a batch must not reach further than its span, and its group is one piece. */
  @Test
  void aGroupHoldsWhatIsOutOfOrder() {
    RawBatch raw = live(new int[4], 2_000, 100, 2_100, 150);
    assertThat(groups(decode(clockRule(Clock.LOG), raw)))
        .containsExactly(
            List.of(List.of(2_000L), List.of(100L)), List.of(List.of(2_100L), List.of(150L)));
  }

  @Test
  void whatIsReadDoesNotDependOnWhereChunksAreCut() {
    Random random = new Random(7);
    long[] times = LongStream.iterate(0, t -> t + random.nextInt(60)).limit(500).toArray();
    List<Long> whole = times(readings(decode(clockRule(Clock.LOG), raw(times))));
    List<Long> cut = new ArrayList<>();
    for (int at = 0; at < times.length; ) {
      int end = Math.min(times.length, at + 1 + random.nextInt(40));
      cut.addAll(
          times(readings(decode(clockRule(Clock.LOG), raw(Arrays.copyOfRange(times, at, end))))));
      at = end;
    }
    assertThat(cut).isEqualTo(whole);
  }

  @Test
  void eachReadingHasItsDigestAddressAndSignals() throws Exception {
    RawBatch raw = raw(0, 10);
    ReadingBatch batch = readings(decode(clockRule(Clock.LOG), raw)).get(0);
    for (int i = 0; i < 2; i++) {
      byte[] payload = Arrays.copyOfRange(raw.data(), raw.offset()[i], raw.offset()[i] + 16);
      ByteBuffer sha = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(payload));
      assertThat(Arrays.copyOfRange(batch.sha(), 4 * i, 4 * i + 4))
          .containsExactly(sha.getLong(), sha.getLong(), sha.getLong(), sha.getLong());
    }
    assertThat(batch.payloadOffset()).containsExactly(500, 516);
    assertThat(batch.payloadLength()).containsExactly(16, 16);
    assertThat(batch.chunkOffset()).isEqualTo(77);
    assertThat(batch.signals()).hasSize(1);
    assertThat(batch.signals().get(0).name()).isEqualTo("s998");
    assertThat(batch.signals().get(0).row()).containsExactly(0, 1);
    assertThat(batch.signals().get(0).value()).containsExactly(0.0, 10.0 * MS);
  }

  @Test
  void autoTakesTheHeaderStampOnlyWhereItIsNearAndNotZero() {
    Fake fake = new Fake();
    RawBatch raw = raw(0, 1, 2, 3);
    fake.headers = new long[] {T0 + 900 * MS, T0 + 1200 * MS, 0, ReadingBatch.NO_STAMP};
    ReadingBatch batch = readings(decode(fake, clockRule(Clock.AUTO), raw)).get(0);
    assertThat(batch.clock()).containsExactly(Clock.HEADER, Clock.LOG, Clock.LOG, Clock.LOG);
    assertThat(batch.timeNs()).containsExactly(T0 + 900 * MS, T0 + MS, T0 + 2 * MS, T0 + 3 * MS);
    assertThat(batch.headerNs()).containsExactly(fake.headers);
  }

  @Test
  void aNamedClockFarFromTheLogTimeIsTheRigsMistake() {
    for (long header : new long[] {T0 + 2002 * MS, 0, Long.MAX_VALUE, ReadingBatch.NO_STAMP}) {
      Fake fake = new Fake();
      fake.headers = new long[] {T0, header};
      assertThatThrownBy(() -> decode(fake, clockRule(Clock.HEADER), raw(0, 1)))
          .isInstanceOf(RigException.class)
          .hasMessageContaining("/topic")
          .hasMessageContaining("file:///a.mcap")
          .hasMessageContaining("byte 516 of the chunk at byte 77");
    }
  }

  @Test
  void aMalformedMessageIsAFaultThatLiesInItsChunkAndTheRestIsRead() {
    Fake fake = new Fake();
    fake.malformed = 1;
    List<DriveEvent> events = decode(fake, clockRule(Clock.LOG), raw(0, 1, 2));
    assertThat(readings(events).get(0).size()).isEqualTo(2);
    Fault fault = only(events, FaultEvent.class).fault();
    assertThat(fault)
        .isEqualTo(
            new Fault(
                516,
                532,
                "malformed_message",
                "a number at byte 3 of the message",
                "none",
                "/topic",
                77L));
    assertThat(only(events, ChunkEvent.class).messages()).isEqualTo(3);
  }

  @Test
  void aChannelIsToldOfOnceAndTheChunkLast() {
    ChunkDecoder decoder = decoder(new Fake(), clockRule(Clock.LOG));
    List<DriveEvent> events = new ArrayList<>();
    decoder.decode(raw(0, 7), events::add);
    decoder.decode(raw(9), events::add);
    assertThat(events)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "ChannelEvent", "ReadingBatch", "ChunkEvent", "ReadingBatch", "ChunkEvent");
    assertThat(events.get(2))
        .isEqualTo(new ChunkEvent(RECORDING, 3, 9, 2, 123, 456, T0, T0 + 7 * MS, 42));
  }

  @Test
  void aChannelWhoseSchemaNobodySentSaysWhichOneThatIs() {
    ChunkDecoder decoder =
        new ChunkDecoder(
            clockRule(Clock.LOG),
            channel -> {
              throw new UndecodableException("no schema");
            },
            NOT_LOOKED_AT);
    List<DriveEvent> events = new ArrayList<>();
    for (String missing : List.of("0a", "0b")) {
      Map<String, String> metadata = Map.of(Channel.MISSING_SCHEMA, missing);
      Channel channel = new Channel(missing.hashCode(), "/topic", "cdr", null, metadata);
      decoder.decode(raw(0).with(List.of(channel), List.of(), 0, null), events::add);
    }
    assertThat(events)
        .filteredOn(ChannelEvent.class::isInstance)
        .extracting(event -> ((ChannelEvent) event).undecoded())
        .containsExactly("schema 0a was never announced", "schema 0b was never announced");
  }

  @Test
  void aChannelWithoutDecoderIsAddressableAndSaysWhy() {
    ChunkDecoder decoder =
        new ChunkDecoder(
            clockRule(Clock.LOG),
            channel -> {
              throw new UndecodableException("no schema");
            },
            NOT_LOOKED_AT);
    List<DriveEvent> events = new ArrayList<>();
    decoder.decode(raw(0), events::add);
    assertThat(only(events, ChannelEvent.class).undecoded()).isEqualTo("no schema");
    assertThat(readings(events).get(0).decoded()).isFalse();
    assertThat(readings(events).get(0).modality()).isEqualTo(Modality.OTHER);
  }

  @Test
  void opticsAreToldWhenTheyChangeAndTransformsOnlyWhereTheyAreStatic() {
    Fake fake = new Fake();
    fake.mountings =
        new Decoded.Mounting[] {
          optics(1),
          optics(1),
          optics(2),
          new Decoded.Mounting("child", "base", null, null, null, null)
        };
    List<DriveEvent> events = decode(fake, clockRule(Clock.LOG), raw(0, 1, 2, 3));
    assertThat(
            events.stream()
                .filter(CalibrationEvent.class::isInstance)
                .map(CalibrationEvent.class::cast))
        .extracting(CalibrationEvent::logNs, CalibrationEvent::topic)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(T0, "/topic"),
            org.assertj.core.groups.Tuple.tuple(T0 + 2 * MS, "/topic"));
  }

  private static Decoded.Mounting optics(double focus) {
    return new Decoded.Mounting("camera", null, null, null, new double[] {focus}, new double[0]);
  }

  private static List<DriveEvent> decode(Rig rig, RawBatch raw) {
    return decode(new Fake(), rig, raw);
  }

  private static List<DriveEvent> decode(Fake fake, Rig rig, RawBatch raw) {
    List<DriveEvent> events = new ArrayList<>();
    decoder(fake, rig).decode(raw, events::add);
    return events;
  }

  private static ChunkDecoder decoder(Fake fake, Rig rig) {
    return new ChunkDecoder(rig, channel -> fake, NOT_LOOKED_AT);
  }

  private static List<ReadingBatch> readings(List<DriveEvent> events) {
    return events.stream()
        .filter(ReadingBatch.class::isInstance)
        .map(ReadingBatch.class::cast)
        .toList();
  }

  /** Log times by group and batch, ms. */
  private static List<List<List<Long>>> groups(List<DriveEvent> events) {
    return events.stream()
        .filter(ReadingGroup.class::isInstance)
        .map(group -> ((ReadingGroup) group).batches().stream().map(b -> milliseconds(b)).toList())
        .toList();
  }

  private static List<Long> milliseconds(ReadingBatch batch) {
    return LongStream.of(batch.logNs()).map(t -> (t - T0) / MS).boxed().toList();
  }

  private static List<Long> times(List<ReadingBatch> batches) {
    return batches.stream().flatMapToLong(b -> LongStream.of(b.timeNs())).boxed().toList();
  }

  private static <T> T only(List<DriveEvent> events, Class<T> type) {
    List<T> found = events.stream().filter(type::isInstance).map(type::cast).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static Rig clockRule(Clock clock) {
    return new Rig(
        new Keyframes(100 * MS, null),
        2000 * MS,
        null,
        Map.of("/topic", new ChannelRule(null, clock, 0, null)),
        List.of(),
        "hash");
  }

  /** Messages of 16 bytes at these milliseconds; the payload says which one it is. */
  private static RawBatch raw(long... ms) {
    return raw(new int[ms.length], 42, ms);
  }

  /** The same of several channels, as it comes from a live pipeline. */
  private static RawBatch live(int[] channel, long... ms) {
    return raw(channel, RawBatch.UNBOUNDED, ms);
  }

  private static RawBatch raw(int[] channel, long bound, long... ms) {
    int n = ms.length;
    ByteBuffer data = ByteBuffer.allocate(16 * n);
    long[] logNs = new long[n];
    int[] offset = new int[n];
    int[] length = new int[n];
    for (int i = 0; i < n; i++) {
      logNs[i] = T0 + ms[i] * MS;
      offset[i] = 16 * i;
      length[i] = 16;
      data.putLong(i).putLong(ms[i] * MS);
    }
    return new RawBatch(
        RECORDING,
        77,
        500,
        CHANNELS.subList(0, 1 + Arrays.stream(channel).max().orElse(0)),
        n,
        channel,
        logNs,
        logNs,
        new long[n],
        offset,
        length,
        data.array(),
        List.of(),
        bound,
        new RawBatch.Part(3, 9, 123, 456));
  }

  /** Knows a thousand signals, of which messages have one. */
  private static final class Fake implements MessageDecoder {
    private long[] headers = {};
    private int malformed = -1;
    private Decoded.Mounting[] mountings = {};

    @Override
    public Modality modality() {
      return Modality.IMU;
    }

    @Override
    public List<SignalInfo> signals() {
      return LongStream.range(0, 1000).mapToObj(i -> new SignalInfo("s" + i, "")).toList();
    }

    @Override
    public void decode(byte[] data, int offset, int length, Decoded out)
        throws MalformedMessageException {
      ByteBuffer payload = ByteBuffer.wrap(data, offset, length);
      int i = (int) payload.getLong();
      out.signal(998, payload.getLong());
      if (i == malformed) {
        throw new MalformedMessageException(3, "a number", "none");
      }
      if (i < headers.length) {
        out.headerNs = headers[i];
      }
      if (i < mountings.length) {
        out.mountings = List.of(mountings[i]);
      }
    }
  }
}
