package io.roadloom.bench;

import io.roadloom.model.ChunkEvent;
import io.roadloom.model.Clock;
import io.roadloom.model.DriveEvent;
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
import java.util.stream.IntStream;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Drives to align: 60 of 25 s, each with 40 channels at 100 Hz and one at 10 Hz, one signal each,
 * cut into batches of 250 ms and chunks of a second, in memory in the order they come: six million
 * readings. A function of the seed. Columns that say the same are one array: memory is for what
 * differs.
 */
final class AlignData {
  static final int DRIVES = 60;
  static final int CHANNELS = 41;
  static final long PERIOD_NS = 100_000_000L;
  static final long MAX_AGE_NS = 150_000_000L;
  static final String SIGNAL = "value";

  /** As many as an operator of a small job has; drives spread evenly over two subtasks. */
  static final int KEY_GROUPS = 128;

  private static final int SUBTASKS = 2;

  private static final long START_NS = 1_700_000_000_000_000_000L;
  private static final long LENGTH_NS = 25_000_000_000L;
  private static final long CHUNK_NS = 1_000_000_000L;
  private static final int CHUNKS = (int) (LENGTH_NS / CHUNK_NS);
  private static final long SLOW_NS = 100_000_000L;
  private static final long FAST_NS = 10_000_000L;

  private final SplittableRandom random;
  private final Map<Integer, Columns> columns = new HashMap<>();

  private AlignData(long seed) {
    random = new SplittableRandom(seed);
  }

  /** What batches of one size share. */
  private record Columns(Clock[] clock, long[] header, long[] zeros, int[] length, int[] row) {
    static Columns of(int size) {
      Clock[] clock = new Clock[size];
      Arrays.fill(clock, Clock.LOG);
      long[] header = new long[size];
      Arrays.fill(header, ReadingBatch.NO_STAMP);
      int[] length = new int[size];
      Arrays.fill(length, 100);
      return new Columns(clock, header, new long[size], length, IntStream.range(0, size).toArray());
    }
  }

  static String topic(int channel) {
    return "/channel/" + channel;
  }

  /** The number of a drive, by its key. */
  static int number(DriveKey drive) {
    return Integer.parseInt(drive.driveId().split("-", -1)[1]);
  }

  /** Named so that every subtask has as many. */
  private static DriveKey drive(int drive) {
    for (int salt = 0; ; salt++) {
      String id = "drive-" + drive + "-" + salt;
      if (subtask(id, SUBTASKS) == drive % SUBTASKS) {
        return new DriveKey("vehicle", id);
      }
    }
  }

  private static int subtask(String driveId, int subtasks) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(driveId, KEY_GROUPS, subtasks);
  }

  /** The events of drives after drives, by the subtask that has their keys. */
  static List<List<DriveEvent>> bySubtask(List<List<DriveEvent>> drives, int subtasks) {
    List<List<DriveEvent>> events = new ArrayList<>();
    for (int i = 0; i < subtasks; i++) {
      events.add(new ArrayList<>());
    }
    for (List<DriveEvent> drive : drives) {
      events.get(subtask(drive.get(0).drive().driveId(), subtasks)).addAll(drive);
    }
    return events;
  }

  /** To 10 Hz: of every channel the newest value at most 150 ms old. */
  static Rig rig() {
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

  /** The events of every drive. */
  static List<List<DriveEvent>> drives(long seed) {
    AlignData data = new AlignData(seed);
    List<List<DriveEvent>> drives = new ArrayList<>();
    for (int drive = 0; drive < DRIVES; drive++) {
      drives.add(data.events(drive));
    }
    return drives;
  }

  private List<DriveEvent> events(int drive) {
    RecordingRef recording =
        new RecordingRef(drive(drive), "recording-" + drive, "memory:" + drive, "mcap", 1);
    long[] phase = random.longs(CHANNELS, 0, FAST_NS).toArray();
    List<DriveEvent> events = new ArrayList<>();
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      List<ReadingBatch> batches = chunk(recording, phase, chunk * CHUNK_NS);
      events.addAll(batches);
      int messages = batches.stream().mapToInt(ReadingBatch::size).sum();
      long end = START_NS + (chunk + 1) * CHUNK_NS;
      long bound = chunk == CHUNKS - 1 ? Long.MAX_VALUE : end;
      events.add(
          new ChunkEvent(recording, chunk, CHUNKS, messages, 1, chunk, end - CHUNK_NS, end, bound));
    }
    return events;
  }

  private List<ReadingBatch> chunk(RecordingRef recording, long[] phase, long start) {
    List<ReadingBatch> batches = new ArrayList<>();
    for (long from = start; from < start + CHUNK_NS; from += ReadingBatch.MAX_SPAN_NS) {
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
    for (int i = 0; i < size; i++) {
      time[i] = START_NS + phase + (first + i) * step + random.nextLong(step / 4);
      offset[i] = 100L * (first + i);
      value[i] = random.nextDouble();
    }
    Columns same = columns.computeIfAbsent(size, Columns::of);
    return new ReadingBatch(
        recording,
        topic,
        Modality.OTHER,
        null,
        true,
        size,
        time,
        same.clock(),
        same.header(),
        time,
        time,
        same.zeros(),
        random.longs(4 * size).toArray(),
        0,
        offset,
        same.length(),
        null,
        List.of(new SignalColumn(SIGNAL, "", same.row(), value, null)));
  }
}
