package io.roadloom.pack;

import io.roadloom.model.Clock;
import io.roadloom.model.ReadingBatch;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Columns that most batches have alike, once for each length: a seventh of what an open drive would
 * hold otherwise. Not to be changed.
 */
final class CommonColumns {
  /** Longer ones are rare, and made anew. */
  private static final int MAX_LENGTH = 1024;

  private static final AtomicReferenceArray<long[]> UNSTAMPED = table();
  private static final AtomicReferenceArray<int[]> ROWS = table();
  private static final Map<Clock, AtomicReferenceArray<Clock[]>> CLOCKS = tables();

  private CommonColumns() {}

  /** {@code length} times {@link ReadingBatch#NO_STAMP}. */
  static long[] unstamped(int length) {
    return get(UNSTAMPED, length, CommonColumns::makeUnstamped);
  }

  /** 0, 1, … {@code length - 1}. */
  static int[] rows(int length) {
    return get(ROWS, length, n -> IntStream.range(0, n).toArray());
  }

  /** {@code length} times {@code clock}. */
  static Clock[] clocks(Clock clock, int length) {
    return get(CLOCKS.get(clock), length, n -> makeClocks(clock, n));
  }

  private static long[] makeUnstamped(int length) {
    long[] column = new long[length];
    Arrays.fill(column, ReadingBatch.NO_STAMP);
    return column;
  }

  private static Clock[] makeClocks(Clock clock, int length) {
    Clock[] column = new Clock[length];
    Arrays.fill(column, clock);
    return column;
  }

  private static <T> T get(AtomicReferenceArray<T> known, int length, IntFunction<T> make) {
    if (length > MAX_LENGTH) {
      return make.apply(length);
    }
    T column = known.get(length);
    if (column == null) {
      column = make.apply(length);
      known.set(length, column);
    }
    return column;
  }

  private static <T> AtomicReferenceArray<T> table() {
    return new AtomicReferenceArray<>(MAX_LENGTH + 1);
  }

  private static Map<Clock, AtomicReferenceArray<Clock[]>> tables() {
    Map<Clock, AtomicReferenceArray<Clock[]>> tables = new EnumMap<>(Clock.class);
    for (Clock clock : Clock.values()) {
      tables.put(clock, table());
    }
    return tables;
  }
}
