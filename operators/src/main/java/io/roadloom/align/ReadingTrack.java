package io.roadloom.align;

import io.roadloom.dedup.HeldBatch;
import java.util.Arrays;

/** The readings of a channel that become {@code sample_data}: references into their batches. */
final class ReadingTrack extends Track {
  private HeldBatch[] batch = new HeldBatch[64];
  private int[] row = new int[64];
  private boolean[] chosen = new boolean[64];

  void add(long t, HeldBatch held, int index, boolean alreadyChosen) {
    int i = append(t);
    batch[i] = held;
    row[i] = index;
    chosen[i] = alreadyChosen;
  }

  HeldBatch batch(int i) {
    return batch[i];
  }

  int row(int i) {
    return row[i];
  }

  boolean chosen(int i) {
    return chosen[i];
  }

  void choose(int i) {
    chosen[i] = true;
  }

  @Override
  void forget(int from, int to) {
    Arrays.fill(batch, from, to, null);
  }

  @Override
  void shift(int from, int count, int capacity) {
    HeldBatch[] batches = new HeldBatch[capacity];
    System.arraycopy(batch, from, batches, 0, count);
    batch = batches;
    row = shift(row, from, count, capacity);
    boolean[] flags = new boolean[capacity];
    System.arraycopy(chosen, from, flags, 0, count);
    chosen = flags;
  }
}
