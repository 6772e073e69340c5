package io.roadloom.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.model.ReadingBatch;
import io.roadloom.model.row.Row;
import io.roadloom.model.row.Sample;
import io.roadloom.rig.Rig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A drive that goes on under another rig. */
class RigChangeTest {
  private static final int SEEDS = 100;

  /** More than any rig's tolerance, latency and disorder. */
  private static final long REACH_NS = 5_000_000_000L;

  @Test
  void newKeyframesAreTheNewRigsAndNoneIsMadeTwice() {
    int compared = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomDrive drive = new RandomDrive(seed);
      Rig other = new RandomDrive(seed + SEEDS).rig;
      List<ReadingBatch> batches = Batches.cut(drive.messages, 10, new Random(seed));
      batches.sort(Comparator.comparingLong(ReadingBatch::orderNs));
      int at = batches.size() / 4;
      List<Row> rows = play(drive.rig, other, batches, at);
      assertThat(samples(rows, Long.MIN_VALUE))
          .as("seed %d", seed)
          .extracting(Sample::token)
          .doesNotHaveDuplicates();
      long from = batches.get(at).orderNs() + REACH_NS;
      List<Sample> expected = samples(Replay.plain(other, drive.messages), from);
      assertThat(samples(rows, from).stream().map(RigChangeTest::line))
          .as("seed %d", seed)
          .containsExactlyElementsOf(expected.stream().map(RigChangeTest::line).toList());
      compared += expected.size();
    }
    assertThat(compared).isGreaterThan(SEEDS);
  }

  /** Changes the rig before the batch {@code at}. */
  private static List<Row> play(Rig first, Rig second, List<ReadingBatch> batches, int at) {
    List<Row> rows = new ArrayList<>();
    TreeMap<Long, ReadingBatch> held = new TreeMap<>();
    DriveAligner aligner = new DriveAligner(RandomDrive.DRIVE, first, new DriveState());
    for (int i = 0; i < batches.size(); i++) {
      if (i == at) {
        byte[] state = aligner.state().toBytes();
        aligner =
            new DriveAligner(
                RandomDrive.DRIVE, second, DriveState.fromBytes(RandomDrive.DRIVE, state));
        held.forEach(aligner::restore);
      }
      aligner.advance(batches.get(i).orderNs(), rows::add);
      held.put((long) i, batches.get(i));
      aligner.add(i, batches.get(i), rows::add);
      aligner.drainDropped(held::remove);
    }
    aligner.finish(rows::add);
    aligner.drainDropped(held::remove);
    assertThat(held).isEmpty();
    return rows;
  }

  /** Without the scene: one goes on through the change, from a first sample of the old rig. */
  private static String line(Sample sample) {
    return RowSet.sample(sample).replace(sample.sceneToken(), "");
  }

  private static List<Sample> samples(List<Row> rows, long fromNs) {
    return rows.stream()
        .filter(Sample.class::isInstance)
        .map(Sample.class::cast)
        .filter(sample -> sample.timestampNs() >= fromNs)
        .toList();
  }
}
