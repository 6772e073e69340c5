package io.roadloom.align;

import io.roadloom.dedup.Nanos;
import io.roadloom.dedup.Run;
import io.roadloom.model.DriveKey;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.SignalColumn;
import io.roadloom.model.row.SignalBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Joins the signal columns of a channel's batches into one run of values a signal, in time order,
 * and feeds the rig's signals.
 */
final class SignalRuns {
  private final DriveKey drive;
  private final String topic;
  private final Map<String, List<SignalTrack>> tracks;
  private final List<Values> signals = new ArrayList<>();
  private final Map<Name, Values> byName = new HashMap<>();

  /**
   * @param tracks the rig's signals of this channel, by field
   */
  SignalRuns(DriveKey drive, String topic, Map<String, List<SignalTrack>> tracks) {
    this.drive = drive;
    this.topic = topic;
    this.tracks = tracks;
  }

  /** Takes in the values of a settled run. */
  void collect(Run run, long latencyNs) {
    for (int i = 0; i < run.size(); ) {
      int end = run.sliceEnd(i);
      ReadingBatch batch = run.batch(i).batch();
      boolean wholeBatch = end - i == batch.size();
      List<SignalColumn> columns = batch.signals();
      for (int c = 0; c < columns.size(); c++) {
        SignalColumn column = columns.get(c);
        // A value a reading, and readings as they come: most sensors' signals.
        boolean dense = wholeBatch && column.value().length == batch.size();
        Values values = values(c, column);
        if (dense) {
          values.collectAll(column, run, i, latencyNs);
        } else {
          values.collect(column, run, i, end, latencyNs);
        }
      }
      i = end;
    }
  }

  /** Emits what was collected. */
  void emit(RowWriter rows) {
    for (Values values : signals) {
      if (values.size > 0) {
        rows.signals(values.batch(drive, topic));
        values.clear();
      }
    }
  }

  /** Drops what was collected: it was emitted before. */
  void drop() {
    signals.forEach(Values::clear);
  }

  /** Batches mostly have the same columns in the same places. */
  private Values values(int likely, SignalColumn column) {
    if (likely < signals.size() && signals.get(likely).holds(column)) {
      return signals.get(likely);
    }
    return byName.computeIfAbsent(new Name(column.name(), column.unit()), this::add);
  }

  private Values add(Name name) {
    Values added = new Values(name, tracks.getOrDefault(name.name(), List.of()));
    signals.add(added);
    return added;
  }

  private record Name(String name, String unit) {}

  private static final class Values {
    private final Name name;
    private final List<SignalTrack> tracks;
    private long[] time = new long[64];
    private double[] value = new double[64];
    private @Nullable String[] text;
    private int size;

    Values(Name name, List<SignalTrack> tracks) {
      this.name = name;
      this.tracks = tracks;
    }

    boolean holds(SignalColumn column) {
      return name.name().equals(column.name()) && name.unit().equals(column.unit());
    }

    /** Takes the values of the rows that lie at {@code from .. to} of the run. */
    void collect(SignalColumn column, Run run, int from, int to, long latencyNs) {
      int[] rows = column.row();
      int firstRow = run.row(from);
      int endRow = firstRow + to - from;
      int i = firstRow == 0 ? 0 : lowerBound(rows, firstRow);
      int before = size;
      ensure(size + Math.min(rows.length - i, to - from));
      for (; i < rows.length && rows[i] < endRow; i++) {
        if (size == value.length) {
          ensure(size + 1);
        }
        time[size] = Nanos.minus(run.time(from + rows[i] - firstRow), latencyNs);
        value[size] = column.value()[i];
        if (column.text() != null) {
          text(column.text()[i]);
        }
        size++;
      }
      feed(before);
    }

    /** Takes a value of each of a batch's readings, which start at {@code from} in the run. */
    void collectAll(SignalColumn column, Run run, int from, long latencyNs) {
      int before = size;
      int count = column.value().length;
      ensure(size + count);
      run.copyTimes(from, count, latencyNs, time, size);
      System.arraycopy(column.value(), 0, value, size, count);
      if (column.text() == null) {
        size += count;
      } else {
        for (int i = 0; i < count; i++, size++) {
          text(column.text()[i]);
        }
      }
      feed(before);
    }

    private void feed(int from) {
      for (SignalTrack track : tracks) {
        for (int i = from; i < size; i++) {
          track.add(time[i], value[i]);
        }
      }
    }

    private void text(@Nullable String label) {
      if (label != null && text == null) {
        text = new String[value.length];
      }
      if (text != null) {
        text[size] = label;
      }
    }

    SignalBatch batch(DriveKey drive, String topic) {
      return new SignalBatch(
          drive,
          topic,
          name.name(),
          name.unit(),
          Arrays.copyOf(time, size),
          Arrays.copyOf(value, size),
          text == null ? null : Arrays.copyOf(text, size));
    }

    void clear() {
      size = 0;
      text = null;
    }

    private void ensure(int capacity) {
      if (capacity > value.length) {
        int length = Math.max(capacity, 2 * value.length);
        time = Arrays.copyOf(time, length);
        value = Arrays.copyOf(value, length);
        text = text == null ? null : Arrays.copyOf(text, length);
      }
    }

    private static int lowerBound(int[] rows, int row) {
      int found = Arrays.binarySearch(rows, row);
      return found >= 0 ? found : -found - 1;
    }
  }
}
