package io.roadloom.live;

import io.roadloom.format.mcap.ChunkPlace;
import io.roadloom.kafka.SensorMessage.Reading;
import io.roadloom.model.RecordingRef;
import java.util.Arrays;

/** A drive in the open segment, and its messages that are not yet in a chunk. */
final class PendingDrive {
  private static final Lane[] NO_LANES = {};
  private static final Reading[] NO_READINGS = {};
  private static final int MIN_CAPACITY = 64;

  /**
   * From which share of its size a chunk was not worth compressing, as with images: compressing a
   * byte costs more than writing one.
   */
  private static final double NOT_WORTH_IT = 0.75;

  /** How many chunks are then written as they are before compression is tried again. */
  private static final int AS_THEY_ARE = 15;

  final RecordingRef recording;
  private Lane[] lanes = NO_LANES;
  private Reading[] readings = NO_READINGS;
  private int size;
  private long bytes;
  private int chunks;
  private int asTheyAre;

  PendingDrive(RecordingRef recording) {
    this.recording = recording;
  }

  /**
   * @param weight bytes that the message takes
   */
  void add(Lane lane, Reading reading, int weight) {
    if (size == readings.length) {
      int capacity = Math.max(MIN_CAPACITY, 2 * size);
      lanes = Arrays.copyOf(lanes, capacity);
      readings = Arrays.copyOf(readings, capacity);
    }
    lanes[size] = lane;
    readings[size++] = reading;
    bytes += weight;
  }

  int size() {
    return size;
  }

  long bytes() {
    return bytes;
  }

  Lane lane(int i) {
    return lanes[i];
  }

  Reading reading(int i) {
    return readings[i];
  }

  /** Whether to compress its next chunk. */
  boolean compressible() {
    return asTheyAre == 0;
  }

  /** Learns how its next chunk was written; returns the chunk's ordinal in the segment. */
  int written(ChunkPlace chunk) {
    if (asTheyAre > 0) {
      asTheyAre--;
    } else if (chunk.length() > NOT_WORTH_IT * chunk.size()) {
      asTheyAre = AS_THEY_ARE;
    }
    return chunks++;
  }

  /** Forgets its messages, which are in a chunk now. */
  void clear() {
    Arrays.fill(readings, 0, size, null);
    Arrays.fill(lanes, 0, size, null);
    size = 0;
    bytes = 0;
  }

  /** Gives back the room that an idle drive has no use for. */
  void release() {
    lanes = NO_LANES;
    readings = NO_READINGS;
  }
}
