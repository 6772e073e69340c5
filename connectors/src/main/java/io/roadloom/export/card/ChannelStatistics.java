package io.roadloom.export.card;

import io.roadloom.export.card.SampleFacts.ReadingFacts;

/** What was exported of one channel. Not thread-safe. Written and read by {@link Json}. */
final class ChannelStatistics {
  private static final double NANOS_PER_MILLI = 1e6;

  private long keyFrames;
  private long sweeps;
  private long bytes;
  private long withoutMounting;
  private final Histogram residualMs =
      new Histogram(-1000, -100, -50, -20, -10, -5, -2, 0, 2, 5, 10, 20, 50, 100, 1000);

  void add(ReadingFacts reading) {
    bytes += reading.bytes();
    if (!reading.mounted()) {
      withoutMounting++;
    }
    if (reading.residualNs() == null) {
      sweeps++;
    } else {
      keyFrames++;
      residualMs.add(reading.residualNs() / NANOS_PER_MILLI);
    }
  }

  void add(ChannelStatistics other) {
    keyFrames += other.keyFrames;
    sweeps += other.sweeps;
    bytes += other.bytes;
    withoutMounting += other.withoutMounting;
    residualMs.add(other.residualMs);
  }

  long keyFrames() {
    return keyFrames;
  }

  long sweeps() {
    return sweeps;
  }

  long bytes() {
    return bytes;
  }

  /** How many of its readings are of a sensor whose mounting is unknown. */
  long withoutMounting() {
    return withoutMounting;
  }

  /** Reading minus keyframe, ms. */
  Histogram residualMs() {
    return residualMs;
  }
}
