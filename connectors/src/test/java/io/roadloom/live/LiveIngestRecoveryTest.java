package io.roadloom.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.kafka.SensorMessage;
import io.roadloom.kafka.SensorMessage.Reading;
import io.roadloom.model.RawBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.annotation.Nullable;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crashes at any place: each message is in the bytes that are referred to, once. */
class LiveIngestRecoveryTest {
  private static final int SEEDS = 12;
  @TempDir Path folder;

  @Test
  void eachMessageIsReferredToOnce() throws Exception {
    for (long seed = 0; seed < SEEDS; seed++) {
      Path warehouse = folder.resolve("warehouse-" + seed);
      Random random = new Random(seed);
      List<SensorMessage> topic = Fleet.messages(random, 400);
      Run run = new Run(warehouse, topic, random);
      run.toTheEnd();
      assertEachOnce(seed, topic, run.committed);
      assertThat(Segments.names(warehouse))
          .as("seed %s", seed)
          .containsExactlyInAnyOrderElementsOf(
              run.committed.stream().map(Segments::name).distinct().toList());
    }
  }

  private static void assertEachOnce(long seed, List<SensorMessage> topic, List<RawBatch> committed)
      throws Exception {
    Map<Long, byte[]> found = new TreeMap<>();
    for (RawBatch batch : committed) {
      Segments.assertReadBack(batch);
      for (int i = 0; i < batch.size(); i++) {
        assertThat(found.put(batch.sequence()[i], Segments.payload(batch, i)))
            .as("seed %s: message %s twice", seed, batch.sequence()[i])
            .isNull();
      }
    }
    for (SensorMessage message : topic) {
      if (message instanceof Reading reading) {
        assertThat(found.remove(reading.sequence()))
            .as("seed %s: message %s", seed, reading.sequence())
            .isEqualTo(reading.payload());
      }
    }
    assertThat(found).as("seed %s", seed).isEmpty();
  }

  /** A pipeline that goes on from its last checkpoint after each crash. */
  private static final class Run {
    private final Path warehouse;
    private final List<SensorMessage> topic;
    private final Random random;
    private final List<RawBatch> committed = new ArrayList<>();
    private long lastId;
    private int position;
    private @Nullable Ingest.Left left;

    Run(Path warehouse, List<SensorMessage> topic, Random random) {
      this.warehouse = warehouse;
      this.topic = topic;
      this.random = random;
    }

    void toTheEnd() throws Exception {
      boolean ended = false;
      while (!ended) {
        long tables = left == null ? -1 : left.checkpoint();
        try (Ingest ingest = Ingest.start(warehouse, name -> tables, 0, 1, left)) {
          ended = untilCrash(ingest);
        }
      }
    }

    /** Returns whether it got to the end of the topic. */
    private boolean untilCrash(Ingest ingest) throws Exception {
      List<RawBatch> since = new ArrayList<>();
      int at = position;
      int crash = at + random.nextInt(150);
      while (at < topic.size() && at < crash) {
        ingest.take(topic.get(at++));
        if (random.nextInt(20) == 0) {
          ingest.passTime(2_000);
        }
        if (random.nextInt(25) == 0) {
          OperatorSubtaskState taken = ingest.checkpoint(++lastId);
          since.addAll(ingest.batches());
          if (random.nextInt(3) > 0) { // else it fails elsewhere
            complete(taken, at, since);
          }
        }
      }
      if (at < topic.size()) {
        return false;
      }
      ingest.end();
      OperatorSubtaskState taken = ingest.checkpoint(++lastId);
      since.addAll(ingest.batches());
      complete(taken, at, since);
      return true;
    }

    private void complete(OperatorSubtaskState taken, int at, List<RawBatch> since)
        throws Exception {
      left = Ingest.Left.of(lastId, taken);
      position = at;
      committed.addAll(since);
      since.clear();
    }
  }
}
