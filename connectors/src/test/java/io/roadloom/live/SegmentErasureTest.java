package io.roadloom.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.kafka.SensorMessage;
import io.roadloom.lake.Forgotten;
import io.roadloom.model.RawBatch;
import io.roadloom.segment.SegmentErasure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drive is taken out of the segments that a live pipeline left. */
class SegmentErasureTest {
  private static final String GONE = "d2";

  /** Static: operators are copied. */
  private static final AtomicBoolean FORGOTTEN = new AtomicBoolean();

  @TempDir Path warehouse;

  @Test
  void whatOtherDrivesRowsPointToIsStillThere() throws Exception {
    List<RawBatch> batches = ingest();
    SegmentErasure erasure = erasure();
    SegmentErasure.Found foreseen = erasure.preview();
    assertThat(foreseen.segments()).isGreaterThan(1);
    assertThat(foreseen.bytes()).isPositive();

    assertThat(erasure.run()).isEqualTo(foreseen);

    for (RawBatch batch : batches) {
      if (!batch.recording().drive().driveId().equals(GONE)) {
        Segments.assertReadBack(batch);
      }
    }
    assertGone();
    assertThat(erasure.run()).isEqualTo(new SegmentErasure.Found(0, 0, List.of()));
  }

  @Test
  void isFinishedByTheNextRun() throws Exception {
    ingest();
    Path folder = warehouse.resolve("segments").resolve(Ingest.LIVE);
    List<String> names = Segments.names(warehouse);
    Path first = folder.resolve(names.get(0));
    Path second = folder.resolve(names.get(1));
    // Cut short while a copy was written, and after the original of another was deleted.
    Files.write(first.resolveSibling(names.get(0) + ".erased"), new byte[100]);
    erasure().run();
    byte[] erased = Files.readAllBytes(second);
    Files.move(second, second.resolveSibling(names.get(1) + ".erased"));

    assertThat(erasure().run().segments()).isZero();

    assertThat(Segments.names(warehouse)).isEqualTo(names);
    assertThat(second).hasBinaryContent(erased);
    assertGone();
  }

  @Test
  void aSegmentWithoutOtherDrivesGoes() throws Exception {
    try (Ingest ingest = Ingest.fresh(warehouse)) {
      ingest.take(Fleet.ANNOUNCEMENT);
      ingest.take(Fleet.reading(Fleet.route(GONE, "/t"), 1, 100));
      ingest.end();
    }
    assertThat(Segments.names(warehouse)).hasSize(1);
    assertThat(erasure().run().segments()).isEqualTo(1);
    assertThat(Segments.names(warehouse)).isEmpty();
  }

  @Test
  void aSegmentThatIsBeingWrittenIsNamed() throws Exception {
    try (Ingest ingest = Ingest.fresh(warehouse)) {
      ingest.take(Fleet.ANNOUNCEMENT);
      // More than its stream holds back.
      ingest.take(Fleet.reading(Fleet.route(GONE, "/t"), 1, 300_000));
      ingest.passTime(2_000);
      ingest.take(Fleet.reading(Fleet.route(GONE, "/t"), 2, 300_000));
      ingest.passTime(2_000);

      SegmentErasure.Found found = erasure().run();
      assertThat(found.segments()).isZero();
      assertThat(found.open()).singleElement().asString().contains("/segments/", ".mcap");
    }
  }

  /** From the checkpoint after it was forgotten on. */
  @Test
  void messagesOfAForgottenDriveReachNoSegment() throws Exception {
    FORGOTTEN.set(false);
    try (Ingest ingest =
        Ingest.refusing(
            warehouse,
            () -> FORGOTTEN.get() ? Forgotten.of(Set.of(GONE)) : Forgotten.of(Set.of("other")))) {
      ingest.take(Fleet.ANNOUNCEMENT);
      ingest.take(Fleet.reading(Fleet.route(GONE, "/t"), 1, 10));
      FORGOTTEN.set(true);
      ingest.checkpoint(1);
      assertThat(ingest.batches()).extracting(RawBatch::size).containsExactly(1);
      for (int n = 2; n < 5; n++) {
        ingest.take(Fleet.reading(Fleet.route(GONE, "/t"), n, 10));
        ingest.take(Fleet.reading(Fleet.route("d1", "/t"), n, 10));
      }
      ingest.checkpoint(2);

      List<RawBatch> batches = ingest.batches();
      assertThat(batches).extracting(RawBatch::size).containsExactlyInAnyOrder(3, 0);
      RawBatch told = batches.stream().filter(batch -> batch.size() == 0).findFirst().orElseThrow();
      assertThat(told.recording().drive()).isEqualTo(SensorMessage.UNASSIGNED);
      assertThat(told.faults())
          .singleElement()
          .satisfies(
              fault -> {
                assertThat(fault.reason()).isEqualTo("forgotten_drive");
                assertThat(fault.found()).isEqualTo("3 messages");
                assertThat(fault.expected()).doesNotContain(GONE).contains(Forgotten.hash(GONE));
              });
    }
  }

  private SegmentErasure erasure() {
    return new SegmentErasure(warehouse.toUri().toString(), GONE);
  }

  private List<RawBatch> ingest() throws Exception {
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
    return batches;
  }

  private void assertGone() throws IOException {
    String drive = "truck-" + GONE;
    for (String name : Segments.names(warehouse)) {
      Path file = warehouse.resolve("segments").resolve(Ingest.LIVE).resolve(name);
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(drive);
    }
  }
}
