package io.roadloom.export.nuscenes;

import java.util.List;

/** Poses of a scene's readings, between those of its samples. */
final class ScenePoses {
  /** Samples further apart than this have been left out between: nothing is known there, ns. */
  private static final long MAX_GAP_NS = 1_000_000_000L;

  private final List<Pose> samples;

  /**
   * @param samples in the order of time
   */
  ScenePoses(List<SampleNote> samples) {
    this.samples = samples.stream().map(ScenePoses::pose).toList();
  }

  private static Pose pose(SampleNote sample) {
    return new Pose(sample.timestampNs(), sample.translation(), sample.rotation());
  }

  /**
   * At the reading's time, between the samples around it. Beyond the first and the last sample, and
   * where samples were left out, a key frame has its sample's pose, which tells its own time, and a
   * sweep none.
   */
  Pose of(ReadingNote reading, SampleNote sample) {
    long t = reading.timestampNs();
    int after = firstNotBefore(t);
    if (after < samples.size() && samples.get(after).timestampNs() == t) {
      return samples.get(after);
    }
    boolean enclosed = after > 0 && after < samples.size();
    if (enclosed && gap(after) <= MAX_GAP_NS) {
      return Pose.between(samples.get(after - 1), samples.get(after), t);
    }
    return reading.isKeyFrame() ? pose(sample) : new Pose(t, null, null);
  }

  private long gap(int after) {
    return samples.get(after).timestampNs() - samples.get(after - 1).timestampNs();
  }

  private int firstNotBefore(long t) {
    int low = 0;
    int high = samples.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (samples.get(middle).timestampNs() < t) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
