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

  /** Takes in the values of a settled run, which nothing was taken of before. */
  void collect(Run run, long latencyNs) {
    long[] time = times(run, latencyNs);
    int at = 0;
    for (int slice = 0; slice < run.slices(); slice++) {
      int first = run.from(slice);
      int count = run.to(slice) - first;
      ReadingBatch batch = run.batch(slice).batch();
      List<SignalColumn> columns = batch.signals();
      for (int c = 0; c < columns.size(); c++) {
        SignalColumn column = columns.get(c);
        Values values = values(c, column);
        // A value a reading: most sensors' signals.
        if (column.size() == batch.size()) {
          values.collectAll(column, first, count, time, at);
        } else {
          values.collect(column, first, count, time, at);
        }
      }
      at += count;
    }
    signals.forEach(Values::feed);
  }

  /** Aligned times of a run's readings. */
  private static long[] times(Run run, long latencyNs) {
    long[] time = new long[run.size()];
    int at = 0;
    for (int slice = 0; slice < run.slices(); slice++) {
      int first = run.from(slice);
      int count = run.to(slice) - first;
      System.arraycopy(run.batch(slice).batch().timeNs(), first, time, at, count);
      at += count;
    }
    for (int i = 0; latencyNs != 0 && i < time.length; i++) {
      time[i] = Nanos.minus(time[i], latencyNs);
    }
    return time;
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

  /**
   * Values of one signal. As long as every reading has one, their times are the run's own array: a
   * channel's signals then share it, and nothing is copied on the way out.
   */
  private static final class Values {
    private static final long[] NO_TIMES = {};
    private static final double[] NO_VALUES = {};

    private final Name name;
    private final List<SignalTrack> tracks;
    private long[] time = NO_TIMES;
    private double[] value = NO_VALUES;
    private @Nullable String[] text;
    private int size;

    /** Whether {@code time} is the run's. */
    private boolean shared;

    Values(Name name, List<SignalTrack> tracks) {
      this.name = name;
      this.tracks = tracks;
    }

    boolean holds(SignalColumn column) {
      return name.name().equals(column.name()) && name.unit().equals(column.unit());
    }

    /** Takes the values of {@code count} rows from {@code first}, which lie {@code at} the run. */
    void collect(SignalColumn column, int first, int count, long[] runTime, int at) {
      int[] rows = column.row();
      int endRow = first + count;
      int i = first == 0 ? 0 : lowerBound(rows, first);
      for (; i < rows.length && rows[i] < endRow; i++) {
        ensure(size + 1);
        time[size] = runTime[at + rows[i] - first];
        value[size] = column.value()[i];
        if (column.text() != null) {
          text(column.text()[i]);
        }
        size++;
      }
    }

    /** The same of a column that has a value of each row. */
    void collectAll(SignalColumn column, int first, int count, long[] runTime, int at) {
      if (size == 0 && at == 0) {
        share(runTime);
      }
      if (!shared || size != at) {
        ensure(size + count);
        System.arraycopy(runTime, at, time, size, count);
      }
      System.arraycopy(column.value(), first, value, size, count);
      if (column.text() == null) {
        size += count;
      } else {
        for (int i = 0; i < count; i++, size++) {
          text(column.text()[first + i]);
        }
      }
    }

    private void share(long[] runTime) {
      time = runTime;
      value = new double[runTime.length];
      shared = true;
    }

    /** Gives the rig's signals their numbers. */
    void feed() {
      for (SignalTrack track : tracks) {
        for (int i = 0; i < size; i++) {
          int from = i;
          while (i < size && !Double.isNaN(value[i])) {
            i++;
          }
          track.addAll(time, value, from, i - from);
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
          shared && size == time.length ? time : Arrays.copyOf(time, size),
          shared && size == value.length ? value : Arrays.copyOf(value, size),
          text == null ? null : Arrays.copyOf(text, size));
    }

    void clear() {
      size = 0;
      text = null;
      if (shared) {
        time = NO_TIMES;
        value = NO_VALUES;
        shared = false;
      }
    }

    /** Makes room in arrays of its own. */
    private void ensure(int capacity) {
      if (capacity > value.length || shared) {
        int length = Math.max(64, Math.max(capacity, 2 * size));
        time = Arrays.copyOf(time, length);
        value = Arrays.copyOf(value, length);
        text = text == null ? null : Arrays.copyOf(text, length);
        shared = false;
      }
    }

    private static int lowerBound(int[] rows, int row) {
      int found = Arrays.binarySearch(rows, row);
      return found >= 0 ? found : -found - 1;
    }
  }
}
