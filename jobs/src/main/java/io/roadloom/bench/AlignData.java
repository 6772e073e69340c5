package io.roadloom.bench;

import io.roadloom.model.Clock;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Modality;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.SignalColumn;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import io.roadloom.rig.SignalRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Drives to align: 60 of 25 s, each with 40 channels at 100 Hz and one at 10 Hz, one signal each,
 * cut into batches of 250 ms, in memory in the order they come: six million readings. A function of
 * the seed.
 */
public final class AlignData {
  static final int DRIVES = 60;
  static final int CHANNELS = 41;
  static final long PERIOD_NS = 100_000_000L;
  static final long MAX_AGE_NS = 150_000_000L;
  static final String SIGNAL = "value";

  private static final long START_NS = 1_700_000_000_000_000_000L;
  private static final long LENGTH_NS = 25_000_000_000L;
  private static final long SLOW_NS = 100_000_000L;
  private static final long FAST_NS = 10_000_000L;

  private final SplittableRandom random;

  private AlignData(long seed) {
    random = new SplittableRandom(seed);
  }

  static String topic(int channel) {
    return "/channel/" + channel;
  }

  static DriveKey drive(int drive) {
    return new DriveKey("vehicle", "drive-" + drive);
  }

  /** To 10 Hz: of every channel the newest value at most 150 ms old. */
  public static Rig rig() {
    Map<String, ChannelRule> channels = new HashMap<>();
    List<SignalRule> signals = new ArrayList<>();
    for (int channel = 0; channel < CHANNELS; channel++) {
      channels.put(topic(channel), ChannelRule.DEFAULT);
      signals.add(
          new SignalRule(topic(channel), topic(channel), SIGNAL, new Policy.Previous(MAX_AGE_NS)));
    }
    return new Rig(
        new Keyframes(PERIOD_NS, null), 2_000_000_000L, null, channels, signals, "bench");
  }

  /** The batches of every drive. */
  public static List<List<ReadingBatch>> drives(long seed) {
    AlignData data = new AlignData(seed);
    List<List<ReadingBatch>> drives = new ArrayList<>();
    for (int drive = 0; drive < DRIVES; drive++) {
      drives.add(data.batches(drive));
    }
    return drives;
  }

  private List<ReadingBatch> batches(int drive) {
    RecordingRef recording =
        new RecordingRef(drive(drive), "recording-" + drive, "memory:" + drive, "mcap", 1);
    long[] phase = random.longs(CHANNELS, 0, FAST_NS).toArray();
    List<ReadingBatch> batches = new ArrayList<>();
    for (long from = 0; from < LENGTH_NS; from += ReadingBatch.MAX_SPAN_NS) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        long step = channel == 0 ? SLOW_NS : FAST_NS;
        batches.add(batch(recording, topic(channel), phase[channel], from, step));
      }
    }
    batches.sort(Comparator.comparingLong(ReadingBatch::orderNs));
    return batches;
  }

  private ReadingBatch batch(
      RecordingRef recording, String topic, long phase, long from, long step) {
    long first = -Math.floorDiv(-from, step);
    int size = Math.toIntExact(-Math.floorDiv(-from - ReadingBatch.MAX_SPAN_NS, step) - first);
    long[] time = new long[size];
    long[] offset = new long[size];
    double[] value = new double[size];
    int[] row = new int[size];
    for (int i = 0; i < size; i++) {
      time[i] = START_NS + phase + (first + i) * step + random.nextLong(step / 4);
      offset[i] = 100L * (first + i);
      value[i] = random.nextDouble();
      row[i] = i;
    }
    Clock[] clock = new Clock[size];
    Arrays.fill(clock, Clock.LOG);
    long[] header = new long[size];
    Arrays.fill(header, ReadingBatch.NO_STAMP);
    int[] length = new int[size];
    Arrays.fill(length, 100);
    return new ReadingBatch(
        recording,
        topic,
        Modality.OTHER,
        null,
        true,
        size,
        time,
        clock,
        header,
        time,
        time,
        new long[size],
        random.longs(4 * size).toArray(),
        0,
        offset,
        length,
        null,
        List.of(new SignalColumn(SIGNAL, "", row, value, null)));
  }
}
