package io.roadloom.dedup;

import io.roadloom.model.ReadingBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Readings of one channel that are released together, put in order (time, sequence, SHA-256,
 * recording, offset). References into their batches, in parallel arrays; used again and again.
 */
public final class Run {
  private static final int FEW = 8;

  private final List<HeldBatch> batches = new ArrayList<>();

  /** Into the batches, a reading each. */
  private int[] batch = new int[64];

  private int[] row = new int[64];
  private long[] time = new long[64];
  private int size;
  private boolean ascending = true;

  /** Told of each exact duplicate, and of the reading that survives it. */
  public interface Duplicates {
    void duplicate(HeldBatch batch, int row, HeldBatch kept, int keptRow);
  }

  public void clear() {
    batches.clear();
    size = 0;
    ascending = true;
  }

  public int size() {
    return size;
  }

  public HeldBatch batch(int i) {
    return batches.get(batch[i]);
  }

  public int row(int i) {
    return row[i];
  }

  /** Before latency, ns. */
  public long time(int i) {
    return time[i];
  }

  /** Copies times less a latency. */
  public void copyTimes(int from, int count, long latencyNs, long[] to, int at) {
    if (latencyNs == 0) {
      System.arraycopy(time, from, to, at, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      to[at + i] = Nanos.minus(time[from + i], latencyNs);
    }
  }

  /** Adds the readings with after &lt; time ≤ through; returns how many. */
  public int add(HeldBatch held, long after, long through) {
    int before = size;
    ReadingBatch readings = held.batch();
    int count = readings.size();
    if (held.ascending() && held.firstTime() > after && held.lastTime() <= through) {
      addAll(held, count);
    } else {
      long[] times = readings.timeNs();
      for (int i = 0; i < count; i++) {
        if (times[i] > after && times[i] <= through) {
          add(held, i);
        }
      }
    }
    return size - before;
  }

  /** Adds one reading. */
  public void add(HeldBatch held, int index) {
    ensure(size + 1);
    long t = held.batch().timeNs()[index];
    ascending &= size == 0 || time[size - 1] < t;
    batch[size] = indexOf(held);
    row[size] = index;
    time[size++] = t;
  }

  private void addAll(HeldBatch held, int count) {
    ensure(size + count);
    ascending &= size == 0 || time[size - 1] < held.firstTime();
    System.arraycopy(held.batch().timeNs(), 0, time, size, count);
    Arrays.fill(batch, size, size + count, indexOf(held));
    for (int i = 0; i < count; i++) {
      row[size + i] = i;
    }
    size += count;
  }

  private int indexOf(HeldBatch held) {
    int newest = batches.size() - 1;
    if (newest < 0 || batches.get(newest) != held) {
      batches.add(held);
      newest++;
    }
    return newest;
  }

  /** Where the readings of consecutive rows of one batch end that start at i. */
  public int sliceEnd(int i) {
    int end = i + 1;
    while (end < size && batch[end] == batch[i] && row[end] == row[end - 1] + 1) {
      end++;
    }
    return end;
  }

  /** Orders the readings and drops exact duplicates: same time, same bytes. */
  public void settle(Duplicates duplicates) {
    if (ascending) {
      return;
    }
    permute(MergeSort.sort(size, this::compare));
    int kept = 0;
    for (int i = 0; i < size; ) {
      int end = i + 1;
      while (end < size && time[end] == time[i]) {
        end++;
      }
      kept = end - i <= FEW ? keepOfFew(i, end, kept, duplicates) : keep(i, end, kept, duplicates);
      i = end;
    }
    size = kept;
    ascending = true;
  }

  private int keepOfFew(int from, int end, int kept, Duplicates duplicates) {
    int first = kept;
    for (int i = from; i < end; i++) {
      int same = first;
      while (same < kept && !batch(same).sameBytes(row[same], batch(i), row[i])) {
        same++;
      }
      if (same < kept) {
        duplicates.duplicate(batch(i), row[i], batch(same), row[same]);
      } else {
        move(i, kept++);
      }
    }
    return kept;
  }

  /** As {@link #keepOfFew}, for a channel whose stamps stand still. */
  private int keep(int from, int end, int kept, Duplicates duplicates) {
    Map<Sha, Integer> survivors = new HashMap<>();
    for (int i = from; i < end; i++) {
      Integer same = survivors.putIfAbsent(Sha.of(batch(i).batch(), row[i]), kept);
      if (same != null) {
        duplicates.duplicate(batch(i), row[i], batch(same), row[same]);
      } else {
        move(i, kept++);
      }
    }
    return kept;
  }

  private void move(int from, int to) {
    batch[to] = batch[from];
    row[to] = row[from];
    time[to] = time[from];
  }

  private void permute(int[] order) {
    int[] slots = new int[batch.length];
    int[] rows = new int[row.length];
    long[] times = new long[time.length];
    for (int i = 0; i < size; i++) {
      slots[i] = batch[order[i]];
      rows[i] = row[order[i]];
      times[i] = time[order[i]];
    }
    batch = slots;
    row = rows;
    time = times;
  }

  private int compare(int i, int j) {
    int byTime = Long.compare(time[i], time[j]);
    return byTime != 0
        ? byTime
        : ReadingOrder.compareTies(batch(i).batch(), row[i], batch(j).batch(), row[j]);
  }

  private void ensure(int capacity) {
    if (capacity > time.length) {
      int length = Math.max(capacity, 2 * time.length);
      batch = Arrays.copyOf(batch, length);
      row = Arrays.copyOf(row, length);
      time = Arrays.copyOf(time, length);
    }
  }

  private record Sha(long a, long b, long c, long d) {
    static Sha of(ReadingBatch batch, int row) {
      long[] sha = batch.sha();
      int i = 4 * row;
      return new Sha(sha[i], sha[i + 1], sha[i + 2], sha[i + 3]);
    }
  }
}
