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
 * Drives to align: 60 of 49 s, each with 41 channels at 50 Hz with one signal each, cut into
 * batches of 250 ms, in memory in the order they come: six million readings. A function of the
 * seed.
 */
public final class AlignData {
  static final int DRIVES = 60;
  static final int CHANNELS = 41;
  static final int READINGS = 2448;
  static final long PERIOD_NS = 100_000_000L;
  static final long MAX_AGE_NS = 100_000_000L;
  static final String SIGNAL = "value";

  private static final long START_NS = 1_700_000_000_000_000_000L;
  private static final long STEP_NS = 20_000_000L;
  private static final int BATCH = 12;

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

  /** To 10 Hz: of every channel the newest value at most 100 ms old. */
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
    long[] phase = random.longs(CHANNELS, 0, STEP_NS).toArray();
    List<ReadingBatch> batches = new ArrayList<>();
    for (int from = 0; from < READINGS; from += BATCH) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        batches.add(batch(recording, topic(channel), phase[channel], from));
      }
    }
    batches.sort(Comparator.comparingLong(ReadingBatch::orderNs));
    return batches;
  }

  private ReadingBatch batch(RecordingRef recording, String topic, long phase, int from) {
    long[] time = new long[BATCH];
    long[] offset = new long[BATCH];
    double[] value = new double[BATCH];
    int[] row = new int[BATCH];
    for (int i = 0; i < BATCH; i++) {
      time[i] = START_NS + phase + (from + i) * STEP_NS + random.nextLong(STEP_NS / 4);
      offset[i] = 100L * (from + i);
      value[i] = random.nextDouble();
      row[i] = i;
    }
    Clock[] clock = new Clock[BATCH];
    Arrays.fill(clock, Clock.LOG);
    long[] header = new long[BATCH];
    Arrays.fill(header, ReadingBatch.NO_STAMP);
    int[] length = new int[BATCH];
    Arrays.fill(length, 100);
    return new ReadingBatch(
        recording,
        topic,
        Modality.OTHER,
        null,
        true,
        BATCH,
        time,
        clock,
        header,
        time,
        time,
        new long[BATCH],
        random.longs(4 * BATCH).toArray(),
        0,
        offset,
        length,
        null,
        List.of(new SignalColumn(SIGNAL, "", row, value, null)));
  }
}
