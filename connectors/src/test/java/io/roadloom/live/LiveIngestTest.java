package io.roadloom.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingReader;
import io.roadloom.format.SegmentMetadata;
import io.roadloom.kafka.SensorMessage;
import io.roadloom.kafka.SensorMessage.Broken;
import io.roadloom.kafka.SensorMessage.Reading;
import io.roadloom.model.Channel;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveIngestTest {
  @TempDir Path warehouse;

  @Test
  void chunkIsOfOneDriveAndReadsBackAsHandedOn() throws Exception {
    try (Ingest ingest = Ingest.fresh(warehouse)) {
      ingest.take(Fleet.ANNOUNCEMENT);
      for (int n = 0; n < 30; n++) {
        ingest.take(Fleet.reading(Fleet.route("d" + n % 3, "/topic" + n % 2), n, 10 + n));
      }
      ingest.end();
      List<RawBatch> batches = ingest.batches();
      assertThat(batches).hasSize(3);
      for (RawBatch batch : batches) {
        Segments.assertReadBack(batch);
        assertThat(batch.size()).isEqualTo(10);
        assertThat(batch.channels())
            .extracting(channel -> channel.schema().name())
            .containsOnly(Fleet.SCHEMA.name());
        assertThat(batch.bound()).isEqualTo(RawBatch.UNBOUNDED);
        assertThat(batch.part().index()).isZero();
        assertThat(batch.part().parts()).isOne();
      }
      assertThat(batches).extracting(RawBatch::chunkOffset).doesNotHaveDuplicates();
      RecordingRef first = batches.get(0).recording();
      try (RecordingReader reader = Segments.open(first.uri())) {
        Map<String, String> segment = reader.index().metadata().get(SegmentMetadata.RECORD);
        String id = segment.get(SegmentMetadata.ID);
        assertThat(first.recordingId()).isEqualTo(SegmentMetadata.recordingId(id, "d0"));
        assertThat(reader.index().chunks()).hasSize(3);
      }
    }
  }

  @Test
  void chunksAreCutByTimeAndSize() throws Exception {
    try (Ingest ingest = Ingest.fresh(warehouse)) {
      ingest.take(Fleet.reading(Fleet.route("d", "/imu"), 0, 100));
      ingest.passTime(1_999);
      assertThat(ingest.batches()).isEmpty();
      ingest.passTime(1);
      assertThat(ingest.batches()).hasSize(1);
      ingest.passTime(10_000);
      assertThat(ingest.batches()).isEmpty();
      for (int n = 0; n < 21; n++) {
        ingest.take(Fleet.reading(Fleet.route("d", "/lidar"), n, 100_000));
      }
      List<RawBatch> full = ingest.batches();
      assertThat(full).extracting(RawBatch::size).containsExactly(10, 10);
      assertThat(full).extracting(batch -> batch.part().index()).containsExactly(1, 2);
      ingest.take(Fleet.reading(Fleet.route("d", "/lidar"), 22, 3 << 20));
      ingest.take(Fleet.reading(Fleet.route("d", "/lidar"), 23, 1));
      assertThat(ingest.batches()).extracting(RawBatch::size).containsExactly(1, 1);
    }
  }

  @Test
  void manyDrivesTogetherDoNotWaitUntilMemoryIsFull() throws Exception {
    try (Ingest ingest = Ingest.fresh(warehouse)) {
      for (int n = 0; n < 100; n++) {
        ingest.take(Fleet.reading(Fleet.route("d" + n, "/lidar"), n, 900_000));
      }
      assertThat(ingest.batches()).hasSizeGreaterThan(60);
    }
  }

  @Test
  void whatDoesNotCompressIsNotCompressedAgainAndAgain() throws Exception {
    try (Ingest ingest = Ingest.fresh(warehouse)) {
      for (int n = 0; n < 20; n++) {
        ingest.take(Fleet.reading(Fleet.route("noise", "/camera"), n, 50_000));
        ingest.take(new Reading(Fleet.route("even", "/map"), n, n, n, new byte[50_000]));
        ingest.passTime(2_000);
      }
      ingest.end();
      List<RawBatch> batches = ingest.batches();
      assertThat(compressions(batches, "noise"))
          .containsExactlyElementsOf(
              Stream.of(
                      List.of("zstd"),
                      Collections.nCopies(15, ""),
                      List.of("zstd"),
                      Collections.nCopies(3, ""))
                  .flatMap(List::stream)
                  .toList());
      assertThat(compressions(batches, "even")).hasSize(20).containsOnly("zstd");
      for (RawBatch batch : batches) {
        Segments.assertReadBack(batch);
      }
    }
  }

  private static List<String> compressions(List<RawBatch> batches, String drive)
      throws IOException {
    try (RecordingReader reader = Segments.open(batches.get(0).recording().uri())) {
      return batches.stream()
          .filter(batch -> batch.recording().drive().driveId().equals(drive))
          .flatMap(
              batch ->
                  reader.index().chunks().stream()
                      .filter(chunk -> chunk.offset() == batch.chunkOffset()))
          .map(ChunkRef::compression)
          .toList();
    }
  }

  @Test
  void segmentIsNamedByTheLastBarrier() throws Exception {
    try (Ingest ingest = Ingest.fresh(warehouse)) {
      ingest.take(Fleet.reading(Fleet.route("d", "/imu"), 0, 100));
      ingest.checkpoint(7);
      ingest.checkpoint(8);
      ingest.take(Fleet.reading(Fleet.route("d", "/imu"), 1, 100));
      ingest.checkpoint(12);
      assertThat(ingest.batches())
          .extracting(Segments::name)
          .containsExactly("e000000000000-s0-n0.mcap", "e000000000008-s0-n0.mcap");
      assertThat(Segments.names(warehouse)).hasSize(2);
    }
  }

  @Test
  void segmentIsWholeWhenTheBarrierPasses() throws Exception {
    try (Ingest ingest = Ingest.fresh(warehouse)) {
      ingest.take(Fleet.ANNOUNCEMENT);
      ingest.take(Fleet.reading(Fleet.route("d", "/imu"), 0, 100));
      ingest.checkpoint(1);
      Segments.assertReadBack(ingest.batches().get(0));
    }
  }

  @Test
  void messageOfUnknownSchemaIsKeptUndecoded() throws Exception {
    try (Ingest ingest = Ingest.fresh(warehouse)) {
      ingest.take(Fleet.reading(Fleet.route("d", "/imu"), 0, 100));
      ingest.passTime(2_000);
      ingest.take(Fleet.ANNOUNCEMENT);
      ingest.take(Fleet.reading(Fleet.route("d", "/imu"), 1, 100));
      ingest.end();
      List<RawBatch> batches = ingest.batches();
      Channel without = batches.get(0).channels().get(0);
      assertThat(without.schema()).isNull();
      assertThat(without.metadata()).containsEntry(Channel.MISSING_SCHEMA, Fleet.SCHEMA_ID);
      Channel with = batches.get(1).channels().get(0);
      assertThat(with.schema()).usingRecursiveComparison().isEqualTo(Fleet.SCHEMA);
      assertThat(with.metadata()).doesNotContainKey(Channel.MISSING_SCHEMA);
      assertThat(with.id()).isNotEqualTo(without.id());
      for (RawBatch batch : batches) {
        Segments.assertReadBack(batch);
      }
    }
  }

  @Test
  void schemaThatComesBeforeTheChunkIsCutIsInTime() throws Exception {
    try (Ingest ingest = Ingest.fresh(warehouse)) {
      ingest.take(Fleet.reading(Fleet.route("d", "/imu"), 0, 100));
      ingest.take(Fleet.ANNOUNCEMENT);
      ingest.end();
      assertThat(ingest.batches().get(0).channels().get(0).schema())
          .usingRecursiveComparison()
          .isEqualTo(Fleet.SCHEMA);
    }
  }

  @Test
  void brokenRecordIsAFaultAtItsOffset() throws Exception {
    try (Ingest ingest = Ingest.fresh(warehouse)) {
      Broken broken =
          new Broken(SensorMessage.UNASSIGNED, "fleet", 3, 41, 42, "record_key", "a key", "no key");
      ingest.take(broken);
      RawBatch batch = ingest.batches().get(0);
      assertThat(batch.recording())
          .isEqualTo(new RecordingRef(SensorMessage.UNASSIGNED, "", "kafka://fleet/3", "kafka", 0));
      assertThat(batch.faults())
          .containsExactly(new Fault(41, 42, "record_key", "a key", "no key", null));
      assertThat(batch.size()).isZero();
      assertThat(batch.part()).isNull();
      assertThat(Segments.names(warehouse)).isEmpty();
    }
  }

  @Test
  void schemasSurviveAtAnyParallelism() throws Exception {
    Ingest.Left left;
    try (Ingest one = Ingest.start(warehouse, name -> -1, 0, 2, null);
        Ingest two = Ingest.start(warehouse, name -> -1, 1, 2, null)) {
      one.take(Fleet.ANNOUNCEMENT);
      left = Ingest.Left.of(3, one.checkpoint(3), two.checkpoint(3));
    }
    for (int round = 0; round < 2; round++) {
      OperatorSubtaskState[] states = new OperatorSubtaskState[3];
      for (int i = 0; i < 3; i++) {
        try (Ingest ingest = Ingest.start(warehouse, name -> -1, i, 3, left)) {
          ingest.take(Fleet.reading(Fleet.route("d" + i, "/imu"), i, 100));
          states[i] = ingest.checkpoint(4 + round);
          assertThat(ingest.batches().get(0).channels().get(0).schema())
              .usingRecursiveComparison()
              .isEqualTo(Fleet.SCHEMA);
        }
      }
      left = Ingest.Left.of(4 + round, states);
      assertThat(
              Arrays.stream(states)
                  .flatMap(each -> each.getManagedOperatorState().stream())
                  .mapToInt(
                      handle ->
                          handle
                              .getStateNameToPartitionOffsets()
                              .get("schemas")
                              .getOffsets()
                              .length)
                  .sum())
          .as("the state holds each schema once")
          .isOne();
    }
  }

  @Test
  void orphansGoAndWhatTheTablesReferToStays() throws Exception {
    OperatorSubtaskState[] states = new OperatorSubtaskState[3];
    for (int i = 0; i < 3; i++) {
      try (Ingest ingest = Ingest.start(warehouse, name -> -1, i, 3, null)) {
        ingest.take(Fleet.reading(Fleet.route("d" + i, "/imu"), i, 100));
        states[i] = ingest.checkpoint(5);
        ingest.take(Fleet.reading(Fleet.route("d" + i, "/imu"), 10 + i, 100));
        ingest.checkpoint(6);
        ingest.take(Fleet.reading(Fleet.route("d" + i, "/imu"), 20 + i, 100));
      }
    }
    assertThat(Segments.names(warehouse)).as("three are open, and hidden").hasSize(6);
    Ingest.Left left = Ingest.Left.of(5, states);
    try (Ingest second = Ingest.start(warehouse, name -> 5, 1, 2, left)) {
      second.take(Fleet.reading(Fleet.route("d", "/imu"), 30, 100));
      second.checkpoint(6);
      try (Ingest first = Ingest.start(warehouse, name -> 5, 0, 2, left)) {
        assertThat(first.batches()).isEmpty();
      }
      assertThat(Segments.names(warehouse))
          .containsExactly(
              "e000000000000-s0-n0.mcap",
              "e000000000000-s1-n0.mcap",
              "e000000000000-s2-n0.mcap",
              "e000000000005-s1-n0.mcap");
      Segments.assertReadBack(second.batches().get(0));
    }
  }

  @Test
  void startThatWouldWriteRowsTwiceIsRefusedAndDeletesNothing() throws Exception {
    Ingest.Left left;
    try (Ingest ingest = Ingest.fresh(warehouse)) {
      ingest.take(Fleet.reading(Fleet.route("d", "/imu"), 0, 100));
      left = Ingest.Left.of(5, ingest.checkpoint(5));
      ingest.take(Fleet.reading(Fleet.route("d", "/imu"), 1, 100));
      ingest.checkpoint(6);
    }
    assertRefused(
        () -> Ingest.start(warehouse, name -> 6, 0, 1, left),
        "live fleet: checkpoint 5 is older than the tables, which hold rows up to checkpoint 6;"
            + " start from a newer one, or rewind the tables with it");
    assertRefused(
        () -> Ingest.start(warehouse, name -> 0, 0, 1, null),
        "live fleet: the tables hold its rows up to checkpoint 0, but it was started without one;"
            + " start it from its newest checkpoint or savepoint, or under another name");
    assertThat(Segments.names(warehouse)).hasSize(2);
    Ingest.start(warehouse, name -> 5, 0, 1, left).close();
    assertThat(Segments.names(warehouse)).hasSize(1);
  }

  private static void assertRefused(ThrowingCallable start, String reason) {
    assertThatThrownBy(start)
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .hasMessage(reason);
  }
}
