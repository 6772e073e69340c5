package io.roadloom.align;

import io.roadloom.model.ReadingBatch;
import io.roadloom.model.row.Row;
import io.roadloom.rig.Rig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Plays batches to an aligner in some order, with true bounds, and restarts it now and then. */
final class Replay {
  private final Rig rig;
  private final List<Row> rows = new ArrayList<>();
  private final TreeMap<Long, ReadingBatch> held = new TreeMap<>();
  private DriveAligner aligner;

  /** Most batches that were held at a time. */
  int mostHeld;

  Replay(Rig rig) {
    this.rig = rig;
    aligner = new DriveAligner(RandomDrive.DRIVE, rig, new DriveState());
  }

  /** In order of log time, no restarts. */
  static List<Row> plain(Rig rig, List<Message> messages) {
    List<ReadingBatch> batches = Batches.cut(messages, 10, new Random(1));
    batches.sort(Comparator.comparingLong(ReadingBatch::orderNs));
    return new Replay(rig).play(batches, new Random(1), 1, Integer.MAX_VALUE);
  }

  /** A random order in which log times run back by up to {@code disorderNs}. */
  static List<ReadingBatch> shuffle(List<ReadingBatch> batches, long disorderNs, Random random) {
    Map<ReadingBatch, Long> place = new IdentityHashMap<>();
    for (ReadingBatch batch : batches) {
      place.put(batch, batch.orderNs() + (long) (random.nextDouble() * disorderNs));
    }
    List<ReadingBatch> shuffled = new ArrayList<>(batches);
    shuffled.sort(Comparator.comparingLong(place::get));
    return shuffled;
  }

  /**
   * @param advanceEvery one advance in so many batches, on average
   * @param restartEvery one restart in so many batches, on average
   */
  List<Row> play(List<ReadingBatch> batches, Random random, int advanceEvery, int restartEvery) {
    long[] bound = new long[batches.size() + 1];
    bound[batches.size()] = Long.MAX_VALUE;
    for (int i = batches.size() - 1; i >= 0; i--) {
      bound[i] = Math.min(bound[i + 1], batches.get(i).orderNs());
    }
    for (int i = 0; i < batches.size(); i++) {
      held.put((long) i, batches.get(i));
      aligner.add(i, batches.get(i), rows::add);
      if (random.nextInt(advanceEvery) == 0 && i + 1 < batches.size()) {
        aligner.advance(bound[i + 1], rows::add);
      }
      aligner.drainDropped(held::remove);
      mostHeld = Math.max(mostHeld, held.size());
      if (random.nextInt(restartEvery) == 0) {
        restart();
      }
    }
    aligner.finish(rows::add);
    aligner.drainDropped(held::remove);
    return rows;
  }

  private void restart() {
    byte[] state = aligner.state().toBytes();
    aligner =
        new DriveAligner(RandomDrive.DRIVE, rig, DriveState.fromBytes(RandomDrive.DRIVE, state));
    held.forEach(aligner::restore);
  }

  int stillHeld() {
    return held.size();
  }
}
