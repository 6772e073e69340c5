package io.roadloom.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitsTest {
  private final FakeRecordings recordings = new FakeRecordings(true);

  @Test
  void rangesCoverARecordingOnceInOrder() {
    for (long range : new long[] {0, 99, 100, 250, 10_000}) {
      RecordingRef recording =
          recordings.add("d", "r", LongStream.range(0, 17).map(i -> 10 * i).toArray());
      List<RecordingSplit> splits =
          ReadOrder.SPREAD.splits(List.of(recordings.indexed(recording)), range);
      assertThat(splits.stream().flatMap(s -> s.reads().stream()).map(ChunkRead::index))
          .isEqualTo(IntStream.range(0, 17).boxed().toList());
      assertThat(splits).extracting(RecordingSplit::splitId).doesNotHaveDuplicates();
      assertThat(splits.subList(0, splits.size() - 1))
          .allMatch(s -> s.reads().stream().mapToLong(ChunkRead::bytes).sum() >= range);
    }
  }

  @Test
  void withoutAnIndexARecordingStaysInOnePiece() {
    FakeRecordings damaged = new FakeRecordings(false);
    RecordingRef recording = damaged.add("d", "r", 1, 2, 3);
    assertThat(ReadOrder.SPREAD.splits(List.of(damaged.indexed(recording)), 1)).hasSize(1);
  }

  @Test
  void aRecordingWithoutChunksIsReadAsOneEmptyPart() {
    RecordingRef recording = recordings.add("d", "r");
    for (ReadOrder order : ReadOrder.values()) {
      List<RecordingSplit> splits = order.splits(List.of(recordings.indexed(recording)), 1);
      assertThat(splits).hasSize(1);
      assertThat(splits.get(0).reads())
          .extracting(ChunkRead::index, ChunkRead::chunks, ChunkRead::chunk)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(0, 1, null));
    }
  }

  @Test
  void aMergedDriveIsInTimeOrderAndItsBoundsAreExact() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<IndexedRecording> drive = new ArrayList<>();
      for (int r = 0; r < 1 + random.nextInt(4); r++) {
        long[] times =
            random
                .longs(random.nextInt(12), 0, 1000)
                .map(t -> random.nextInt(8) == 0 ? Long.MIN_VALUE : t)
                .toArray();
        drive.add(recordings.indexed(recordings.add("d", "r" + r, times)));
      }
      List<RecordingSplit> splits = ReadOrder.MERGED.splits(drive, 1);
      assertThat(splits).as("seed %s", seed).hasSize(1);
      List<ChunkRead> reads = splits.get(0).reads();
      for (int i = 0; i < reads.size(); i++) {
        long bound =
            reads.subList(i + 1, reads.size()).stream()
                .mapToLong(read -> read.chunk() == null ? Long.MIN_VALUE : read.chunk().startNs())
                .min()
                .orElse(Long.MAX_VALUE);
        assertThat(reads.get(i).bound()).as("seed %s, read %s", seed, i).isEqualTo(bound);
      }
      long all = drive.stream().mapToLong(r -> Math.max(1, r.chunks().size())).sum();
      assertThat(reads).as("seed %s", seed).hasSize((int) all).doesNotHaveDuplicates();
    }
  }

  @Test
  void rangesAreSmallWhereThereIsLittleAndBoundedWhereThereIsMuch() {
    assertThat(SplitPlanner.rangeBytes(80, 2)).isEqualTo(10);
    assertThat(SplitPlanner.rangeBytes(1L << 40, 2)).isEqualTo(64L << 20);
  }

  @Test
  void splitsAndStateComeBack() throws IOException {
    RecordingRef a = recordings.add("d", "a", 3, 1, Long.MIN_VALUE);
    RecordingRef b = recordings.add("d", "b");
    RecordingSplit split =
        ReadOrder.MERGED
            .splits(List.of(recordings.indexed(a), recordings.indexed(b)), 1)
            .get(0)
            .after(1);
    RecordingSplitSerializer serializer = RecordingSplitSerializer.INSTANCE;
    assertThat(serializer.deserialize(1, serializer.serialize(split))).isEqualTo(split);

    EnumeratorState state =
        new EnumeratorState(List.of(List.of(a, b), List.of(b)), List.of(split), Set.of("x", "y"));
    EnumeratorStateSerializer ofState = EnumeratorStateSerializer.INSTANCE;
    assertThat(ofState.deserialize(1, ofState.serialize(state))).isEqualTo(state);
  }

  @Test
  void versionsFromTheFutureAreRefused() {
    assertThatThrownBy(() -> RecordingSplitSerializer.INSTANCE.deserialize(2, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
    assertThatThrownBy(() -> EnumeratorStateSerializer.INSTANCE.deserialize(2, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }
}
