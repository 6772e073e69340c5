package io.roadloom.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.kafka.SensorMessage;
import io.roadloom.lake.Storage;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.source.DriveNaming;
import io.roadloom.source.FoundFile;
import io.roadloom.source.ProbedRecording;
import io.roadloom.source.RecordingProbe;
import io.roadloom.source.RecordingStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backfill knows the live segments' recordings again. */
class LiveSegmentTest {
  @TempDir Path warehouse;

  @Test
  void probeFindsTheRecordingsThatWereHandedOn() throws Exception {
    List<RawBatch> batches = new ArrayList<>();
    try (Ingest ingest = Ingest.fresh(warehouse)) {
      int n = 0;
      for (SensorMessage message : Fleet.messages(new Random(3), 400)) {
        ingest.take(message);
        if (++n % 50 == 0) {
          ingest.passTime(2_000);
        }
        if (n % 150 == 0) {
          ingest.checkpoint(n);
        }
        batches.addAll(ingest.batches());
      }
      ingest.end();
      batches.addAll(ingest.batches());
    }
    Map<String, List<RawBatch>> recordings = new HashMap<>();
    for (RawBatch batch : batches) {
      List<RawBatch> parts =
          recordings.computeIfAbsent(batch.recording().recordingId(), id -> new ArrayList<>());
      assertThat(batch.part().index()).isEqualTo(parts.size());
      assertThat(batch.part().parts()).isEqualTo(parts.size() + 1);
      parts.add(batch);
    }
    assertThat(recordings).hasSize(15);
    assertThat(probed()).containsExactlyInAnyOrderElementsOf(live(recordings));
    Storage storage = new RecordingStorage();
    for (RecordingRef recording : live(recordings)) {
      List<RawBatch> parts = recordings.get(recording.recordingId());
      assertThat(storage.present(recording)).isTrue();
      assertThat(storage.checksum(recording)).isEqualTo(sum(parts, part -> part.checksum()));
    }
  }

  /** As the tables have them: as large as their chunks. */
  private static Set<RecordingRef> live(Map<String, List<RawBatch>> recordings) {
    Set<RecordingRef> live = new HashSet<>();
    for (List<RawBatch> parts : recordings.values()) {
      RecordingRef ref = parts.get(0).recording();
      long size = sum(parts, part -> part.bytes());
      live.add(new RecordingRef(ref.drive(), ref.recordingId(), ref.uri(), ref.format(), size));
    }
    return live;
  }

  private Set<RecordingRef> probed() throws Exception {
    RecordingProbe probe = new RecordingProbe(DriveNaming.DEFAULT);
    Set<RecordingRef> probed = new HashSet<>();
    String folder = new LiveConfig(Ingest.LIVE, warehouse.toUri().toString()).folder().uri();
    for (String name : Segments.names(warehouse)) {
      FoundFile file = new FoundFile(folder + "/" + name, name, 0, 0);
      probe.probe(file).stream().map(ProbedRecording::recording).forEach(probed::add);
    }
    return probed;
  }

  private static long sum(List<RawBatch> parts, ToLongFunction<RawBatch.Part> value) {
    return parts.stream().mapToLong(batch -> value.applyAsLong(batch.part())).sum();
  }
}
