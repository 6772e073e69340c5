package io.roadloom.function;

import io.roadloom.model.Clock;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Media;
import io.roadloom.model.Modality;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.SignalColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import javax.annotation.Nullable;

/** Batches whose stamps all agree and whose payloads all differ. */
final class Readings {
  static final long MS = 1_000_000;

  private Readings() {}

  static RecordingRef recording(String drive, String id) {
    return new RecordingRef(new DriveKey("car", drive), id, "file:///" + id, "mcap", 9);
  }

  /**
   * @param signals each a function of the reading's time, ns
   */
  static ReadingBatch batch(
      RecordingRef recording,
      String topic,
      Modality modality,
      Map<String, DoubleUnaryOperator> signals,
      long... timeNs) {
    int n = timeNs.length;
    long[] sha = new long[4 * n];
    for (int i = 0; i < n; i++) {
      sha[4 * i] = timeNs[i];
      sha[4 * i + 1] = topic.hashCode();
    }
    Clock[] clock = new Clock[n];
    Arrays.fill(clock, Clock.LOG);
    long[] unstamped = new long[n];
    Arrays.fill(unstamped, ReadingBatch.NO_STAMP);
    int[] length = new int[n];
    Arrays.fill(length, 10);
    int[] rows = IntStream.range(0, n).toArray();
    List<SignalColumn> columns = new ArrayList<>();
    signals.forEach(
        (name, value) ->
            columns.add(
                new SignalColumn(
                    name,
                    "",
                    rows,
                    Arrays.stream(timeNs).mapToDouble(value::applyAsDouble).toArray(),
                    null)));
    return new ReadingBatch(
        recording,
        topic,
        modality,
        topic + "_frame",
        true,
        n,
        timeNs,
        clock,
        unstamped,
        timeNs,
        timeNs,
        new long[n],
        sha,
        0,
        Arrays.stream(timeNs).map(t -> t / MS).toArray(),
        length,
        media(modality, n),
        columns);
  }

  @Nullable
  private static Media media(Modality modality, int n) {
    if (modality != Modality.CAMERA) {
      return null;
    }
    int[] width = new int[n];
    Arrays.fill(width, 640);
    double[] luma = new double[n];
    Arrays.fill(luma, Double.NaN);
    return new Media(
        new int[n], width, width, width, new int[n], new long[n], new boolean[n], luma);
  }
}
