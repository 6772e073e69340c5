package io.roadloom.dataset.similar;

import java.util.function.IntConsumer;

/** Which groups of hashes are near which, as a join says; off the heap. */
final class NearGroups implements PairSink, AutoCloseable {
  private final int groups;
  private final Scratch pairs = new Scratch();
  private final Scratch near = new Scratch();
  private long[] end;
  private long size;

  NearGroups(int groups) {
    this.groups = groups;
  }

  @Override
  public void pair(int a, int b) {
    pairs.put(size++ * Long.BYTES, (long) a << Integer.SIZE | b);
  }

  /** Tells all pairs. */
  void forEach(PairSink action) {
    for (long i = 0; i < size; i++) {
      long pair = pairs.number(i * Long.BYTES);
      action.pair((int) (pair >>> Integer.SIZE), (int) pair);
    }
  }

  /** Sorts the pairs by group; no more come. */
  void sort() {
    end = new long[groups + 1];
    forEach(
        (a, b) -> {
          end[a]++;
          end[b]++;
        });
    long start = 0;
    for (int group = 0; group <= groups; group++) {
      long count = end[group];
      end[group] = start;
      start += count;
    }
    forEach(
        (a, b) -> {
          near.put(end[a]++ * Integer.BYTES, b);
          near.put(end[b]++ * Integer.BYTES, a);
        });
  }

  /** Tells the groups near one, sorted before. */
  void forEachNear(int group, IntConsumer action) {
    for (long i = group == 0 ? 0 : end[group - 1]; i < end[group]; i++) {
      action.accept(near.integer(i * Integer.BYTES));
    }
  }

  @Override
  public void close() {
    pairs.close();
    near.close();
  }
}
