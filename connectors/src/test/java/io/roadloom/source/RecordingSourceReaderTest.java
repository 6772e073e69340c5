package io.roadloom.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.roadloom.format.ChunkChecksum;
import io.roadloom.model.Channel;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.connector.testutils.source.reader.TestingReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;

class RecordingSourceReaderTest {
  /** A batch as it is at the moment that it is emitted: its buffer is then used again. */
  private record Seen(
      String id,
      RawBatch.Part part,
      long bound,
      int payload,
      List<Channel> channels,
      List<Fault> faults) {}

  @Test
  void everyChunkComesOnceAndUnharmedThoughBuffersAreReused() throws Exception {
    for (boolean complete : new boolean[] {true, false}) {
      FakeRecordings recordings = new FakeRecordings(complete);
      RecordingRef a = recordings.add("d", "a", 0, 20, 40, 60, 80);
      RecordingRef b = recordings.add("d", "b", 10, 30, 50, 70, 90);
      List<Seen> seen = readAll(recordings, merged(recordings, a, b));
      assertThat(seen)
          .extracting(Seen::id)
          .containsExactly("a", "b", "a", "b", "a", "b", "a", "b", "a", "b");
      assertThat(seen).extracting(Seen::payload).containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 4, 4);
      assertThat(seen)
          .extracting(s -> s.part().index())
          .containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 4, 4);
      assertThat(seen)
          .extracting(Seen::bound)
          .containsExactly(10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L, 90L, Long.MAX_VALUE);
      CRC32C crc = new CRC32C();
      crc.update(recordings.bytes(a), 100, 100);
      assertThat(seen.get(2).part())
          .isEqualTo(new RawBatch.Part(1, 5, 100, ChunkChecksum.of(100, crc.getValue())));
    }
  }

  @Test
  void aRecordingsFaultsAndSilentChannelsComeWithItsFirstPart() throws Exception {
    FakeRecordings recordings = new FakeRecordings(false);
    List<Seen> seen =
        readAll(
            recordings,
            merged(recordings, recordings.add("d", "a", 5, 6), recordings.add("d", "b")));
    assertThat(seen).extracting(Seen::id).containsExactly("b", "a", "a");
    assertThat(seen).extracting(s -> s.faults().size()).containsExactly(1, 1, 0);
    assertThat(seen).extracting(s -> s.channels().size()).containsExactly(2, 2, 1);
    assertThat(seen.get(0).part()).isEqualTo(new RawBatch.Part(0, 1, 0, 0));
  }

  @Test
  void aRecordingThatVanishesIsAFaultAndOthersAreRead() throws Exception {
    FakeRecordings recordings = new FakeRecordings(true);
    RecordingRef a = recordings.add("d", "a", 0, 20);
    RecordingRef b = recordings.add("d", "b", 10, 30);
    RecordingSplit split = merged(recordings, a, b);
    recordings.vanish(b);

    List<Seen> seen = readAll(recordings, split);

    assertThat(seen).extracting(Seen::id).containsExactly("a", "b", "a", "b");
    assertThat(seen)
        .flatExtracting(Seen::faults)
        .extracting(Fault::reason, Fault::from, Fault::to, Fault::found)
        .containsExactly(
            tuple("unreadable_file", 0L, 100L, "fake:/b is gone"),
            tuple("unreadable_file", 100L, 200L, "fake:/b is gone"));
  }

  @Test
  void aRestoredReaderGoesOnBehindTheLastChunk() throws Exception {
    FakeRecordings recordings = new FakeRecordings(true);
    RecordingRef a = recordings.add("d", "a", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    for (int stop = 0; stop <= 10; stop++) {
      List<Seen> seen = new ArrayList<>();
      List<RecordingSplit> rest;
      try (RecordingSourceReader reader = reader(recordings)) {
        int enough = stop;
        reader.addSplits(List.of(merged(recordings, a)));
        poll(reader, seen, () -> seen.size() >= enough);
        rest = reader.snapshotState(1);
      }
      assertThat(seen).hasSize(stop);
      RecordingSplitSerializer serializer = RecordingSplitSerializer.INSTANCE;
      try (RecordingSourceReader reader = reader(recordings)) {
        for (RecordingSplit split : rest) {
          reader.addSplits(List.of(serializer.deserialize(1, serializer.serialize(split))));
        }
        reader.notifyNoMoreSplits();
        poll(reader, seen, () -> false);
      }
      assertThat(seen).extracting(Seen::payload).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }
  }

  @Test
  void aReaderAsksForASplitWhenItHasNone() throws Exception {
    FakeRecordings recordings = new FakeRecordings(true);
    TestingReaderContext context = new TestingReaderContext();
    try (RecordingSourceReader reader = new RecordingSourceReader(recordings, context)) {
      reader.start();
      assertThat(context.getNumSplitRequests()).isEqualTo(1);
      reader.addSplits(List.of(merged(recordings, recordings.add("d", "a", 1))));
      List<Seen> seen = new ArrayList<>();
      poll(reader, seen, () -> context.getNumSplitRequests() == 2);
      assertThat(seen).hasSize(1);
    }
  }

  private static RecordingSplit merged(FakeRecordings recordings, RecordingRef... refs) {
    List<IndexedRecording> drive = new ArrayList<>();
    for (RecordingRef ref : refs) {
      drive.add(recordings.indexed(ref));
    }
    return MergedDrive.of(drive);
  }

  private static RecordingSourceReader reader(FakeRecordings recordings) {
    RecordingSourceReader reader =
        new RecordingSourceReader(recordings, new TestingReaderContext());
    reader.start();
    return reader;
  }

  private static List<Seen> readAll(FakeRecordings recordings, RecordingSplit split)
      throws Exception {
    List<Seen> seen = new ArrayList<>();
    try (RecordingSourceReader reader = reader(recordings)) {
      reader.addSplits(List.of(split));
      reader.notifyNoMoreSplits();
      poll(reader, seen, () -> false);
    }
    return seen;
  }

  private static void poll(RecordingSourceReader reader, List<Seen> seen, BooleanSupplier enough)
      throws Exception {
    Output output = new Output(seen);
    while (!enough.getAsBoolean()) {
      InputStatus status = reader.pollNext(output);
      if (status == InputStatus.END_OF_INPUT) {
        return;
      }
      if (status == InputStatus.NOTHING_AVAILABLE) {
        reader.isAvailable().get();
      }
    }
  }

  /** Notes what comes, while it is there. */
  private record Output(List<Seen> seen) implements ReaderOutput<RawBatch> {
    @Override
    public void collect(RawBatch raw) {
      int payload = raw.size() == 0 ? -1 : raw.data()[0];
      seen.add(
          new Seen(
              raw.recording().recordingId(),
              raw.part(),
              raw.bound(),
              payload,
              raw.channels(),
              raw.faults()));
    }

    @Override
    public void collect(RawBatch raw, long timestamp) {
      collect(raw);
    }

    @Override
    public SourceOutput<RawBatch> createOutputForSplit(String splitId) {
      return this;
    }

    @Override
    public void releaseOutputForSplit(String splitId) {}

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}
  }
}
