package io.roadloom.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.model.ReadingBatch;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.EgoPose;
import io.roadloom.model.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DriveAlignerPropertyTest {
  private static final int SEEDS = 60;

  @Test
  void agreesWithBruteForce() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomDrive drive = new RandomDrive(seed);
      Oracle oracle = new Oracle(drive.rig, drive.messages);
      List<Row> rows = Replay.plain(drive.rig, drive.messages);
      rows.removeIf(row -> row instanceof EgoPose);
      assertThat(RowSet.data(rows))
          .as("seed %d", seed)
          .isEqualTo(oracle.rows.stream().sorted().toList());
      DriveSummary summary = summary(rows);
      assertThat(summary.samples()).as("seed %d", seed).isEqualTo(oracle.samples.size());
      assertThat(summary.duplicates()).as("seed %d", seed).isEqualTo(oracle.duplicates);
      assertThat(summary.quarantined()).as("seed %d", seed).isEqualTo(oracle.jumps);
      assertThat(summary.late()).as("seed %d", seed).isZero();
    }
  }

  @Test
  void neitherOrderNorCutsNorCadenceMatter() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomDrive drive = new RandomDrive(seed);
      List<String> expected = RowSet.all(Replay.plain(drive.rig, drive.messages));
      for (int variant = 0; variant < 4; variant++) {
        Random random = new Random(100 * seed + variant);
        List<ReadingBatch> batches = Batches.cut(drive.messages, 1 + 7 * variant, random);
        long disorder = variant == 3 ? 400L * 86_400_000_000_000L : variant * 1_000_000_000L;
        Replay replay = new Replay(drive.rig);
        List<Row> rows =
            replay.play(
                Replay.shuffle(batches, disorder, random),
                random,
                1 + random.nextInt(50),
                Integer.MAX_VALUE);
        assertThat(RowSet.all(rows)).as("seed %d, variant %d", seed, variant).isEqualTo(expected);
        assertThat(replay.stillHeld()).as("seed %d, variant %d", seed, variant).isZero();
      }
    }
  }

  @Test
  void goesOnAfterRestartsWhereItWas() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomDrive drive = new RandomDrive(seed);
      List<String> expected = RowSet.all(Replay.plain(drive.rig, drive.messages));
      for (int restartEvery : new int[] {3, 40}) {
        Random random = new Random(seed);
        List<ReadingBatch> batches = Batches.cut(drive.messages, 12, random);
        List<Row> rows =
            new Replay(drive.rig)
                .play(Replay.shuffle(batches, 500_000_000L, random), random, 2, restartEvery);
        assertThat(RowSet.all(rows))
            .as("seed %d, a restart in %d", seed, restartEvery)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void overlapsAndSplitsAddNothing() {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomDrive drive = new RandomDrive(seed);
      List<String> expected = RowSet.data(Replay.plain(drive.rig, drive.messages));
      Random random = new Random(seed);
      List<Message> doubled = new ArrayList<>();
      for (Message message : drive.messages) {
        boolean early = message.logNs() < RandomDrive.START + 7_000 * RandomDrive.MS;
        boolean late = message.logNs() > RandomDrive.START + 3_000 * RandomDrive.MS;
        if (early) {
          doubled.add(message.in(RandomDrive.recording("a"), 5));
        }
        if (late) {
          doubled.add(message.in(RandomDrive.recording("b"), 77));
        }
      }
      List<ReadingBatch> batches = Batches.cut(doubled, 15, random);
      List<Row> rows =
          new Replay(drive.rig).play(Replay.shuffle(batches, 100_000_000L, random), random, 3, 30);
      assertThat(RowSet.data(rows)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void holdsTheWindowOnly() {
    RandomDrive drive = new RandomDrive(7);
    List<ReadingBatch> batches = Batches.cut(drive.messages, 1, new Random(7));
    Replay replay = new Replay(drive.rig);
    replay.play(Replay.shuffle(batches, 0, new Random(7)), new Random(7), 1, Integer.MAX_VALUE);
    assertThat(replay.mostHeld).isLessThan(batches.size() / 2);
  }

  private static DriveSummary summary(List<Row> rows) {
    return (DriveSummary) rows.get(rows.size() - 1);
  }
}
