package io.roadloom.dedup;

import io.roadloom.model.ReadingBatch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Readings of one channel that are released together, put in order (time, sequence, SHA-256,
 * recording, offset): slices of consecutive rows of their batches, which is all there is to most
 * channels. Used again and again.
 */
public final class Run {
  private static final int FEW = 8;

  /** A slice is rows {@code from} to {@code to}, exclusive, of a batch. */
  private HeldBatch[] batch = new HeldBatch[8];

  private int[] from = new int[8];
  private int[] to = new int[8];
  private int slices;
  private int size;
  private long lastTime;
  private boolean ascending = true;

  /** Told of each exact duplicate, and of the reading that survives it. */
  public interface Duplicates {
    void duplicate(HeldBatch batch, int row, HeldBatch kept, int keptRow);
  }

  public void clear() {
    Arrays.fill(batch, 0, slices, null);
    slices = 0;
    size = 0;
    ascending = true;
  }

  /** How many readings. */
  public int size() {
    return size;
  }

  public int slices() {
    return slices;
  }

  public HeldBatch batch(int slice) {
    return batch[slice];
  }

  /** First row of a slice. */
  public int from(int slice) {
    return from[slice];
  }

  /** The row after a slice's last. */
  public int to(int slice) {
    return to[slice];
  }

  /** Of the first reading, before latency, ns. */
  public long firstTime() {
    return batch[0].batch().timeNs()[from[0]];
  }

  /** Of the last reading of a settled run, before latency, ns. */
  public long lastTime() {
    return batch[slices - 1].batch().timeNs()[to[slices - 1] - 1];
  }

  /** Adds the readings with after &lt; time ≤ through; returns how many. */
  public int add(HeldBatch held, long after, long through) {
    int before = size;
    int count = held.batch().size();
    if (held.ascending() && held.firstTime() > after && held.lastTime() <= through) {
      addAll(held, count);
    } else {
      long[] times = held.batch().timeNs();
      for (int i = 0; i < count; i++) {
        if (times[i] > after && times[i] <= through) {
          add(held, i);
        }
      }
    }
    return size - before;
  }

  /** Adds one reading. */
  public void add(HeldBatch held, int row) {
    long t = held.batch().timeNs()[row];
    ascending &= size == 0 || lastTime < t;
    lastTime = t;
    append(held, row);
  }

  private void addAll(HeldBatch held, int count) {
    if (count > 0) {
      ascending &= size == 0 || lastTime < held.firstTime();
      lastTime = held.lastTime();
      slice(held, 0, count);
    }
  }

  /** Makes the last slice longer where it can. */
  private void append(HeldBatch held, int row) {
    int last = slices - 1;
    if (last >= 0 && batch[last] == held && to[last] == row) {
      to[last]++;
      size++;
    } else {
      slice(held, row, row + 1);
    }
  }

  private void slice(HeldBatch held, int first, int end) {
    if (slices == batch.length) {
      batch = Arrays.copyOf(batch, 2 * slices);
      from = Arrays.copyOf(from, 2 * slices);
      to = Arrays.copyOf(to, 2 * slices);
    }
    batch[slices] = held;
    from[slices] = first;
    to[slices++] = end;
    size += end - first;
  }

  /** Orders the readings and drops exact duplicates: same time, same bytes. */
  public void settle(Duplicates duplicates) {
    if (ascending) {
      return;
    }
    Readings readings = new Readings(this);
    clear();
    int[] order = MergeSort.sort(readings.size(), readings);
    for (int i = 0; i < order.length; ) {
      int end = i + 1;
      while (end < order.length && readings.time(order[end]) == readings.time(order[i])) {
        end++;
      }
      int kept =
          end - i <= FEW
              ? ofFew(readings, order, i, end, duplicates)
              : ofMany(readings, order, i, end, duplicates);
      for (int k = i; k < kept; k++) {
        append(readings.batch(order[k]), readings.row(order[k]));
      }
      i = end;
    }
  }

  /** Moves those that survive to the front of {@code i .. end}; returns their end. */
  private static int ofFew(Readings readings, int[] order, int i, int end, Duplicates duplicates) {
    int kept = i;
    for (int k = i; k < end; k++) {
      int same = i;
      while (same < kept && !readings.sameBytes(order[same], order[k])) {
        same++;
      }
      if (same < kept) {
        readings.tell(order[k], order[same], duplicates);
      } else {
        order[kept++] = order[k];
      }
    }
    return kept;
  }

  /** As {@link #ofFew}, for a channel whose stamps stand still. */
  private static int ofMany(Readings readings, int[] order, int i, int end, Duplicates duplicates) {
    Map<Sha, Integer> survivors = new HashMap<>();
    int kept = i;
    for (int k = i; k < end; k++) {
      Integer same = survivors.putIfAbsent(readings.sha(order[k]), order[k]);
      if (same != null) {
        readings.tell(order[k], same, duplicates);
      } else {
        order[kept++] = order[k];
      }
    }
    return kept;
  }

  /** The readings of a run one by one, to be sorted. */
  private static final class Readings implements MergeSort.Order {
    private final HeldBatch[] batch;
    private final int[] row;

    Readings(Run run) {
      batch = new HeldBatch[run.size];
      row = new int[run.size];
      int i = 0;
      for (int slice = 0; slice < run.slices; slice++) {
        for (int r = run.from[slice]; r < run.to[slice]; r++) {
          batch[i] = run.batch[slice];
          row[i++] = r;
        }
      }
    }

    int size() {
      return row.length;
    }

    HeldBatch batch(int i) {
      return batch[i];
    }

    int row(int i) {
      return row[i];
    }

    long time(int i) {
      return batch[i].batch().timeNs()[row[i]];
    }

    boolean sameBytes(int i, int j) {
      return batch[i].sameBytes(row[i], batch[j], row[j]);
    }

    Sha sha(int i) {
      return Sha.of(batch[i].batch(), row[i]);
    }

    void tell(int duplicate, int kept, Duplicates duplicates) {
      duplicates.duplicate(batch[duplicate], row[duplicate], batch[kept], row[kept]);
    }

    @Override
    public int compare(int i, int j) {
      int byTime = Long.compare(time(i), time(j));
      return byTime != 0
          ? byTime
          : ReadingOrder.compareTies(batch[i].batch(), row[i], batch[j].batch(), row[j]);
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
