package io.roadloom.dataset;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Chooses samples of one drive, scene by scene. What it has left out, it counts. */
public final class Sampler {
  private final Sampling sampling;
  private long leftByEvery;
  private long leftByMaximum;

  public Sampler(Sampling sampling) {
    this.sampling = sampling;
  }

  public long leftByEvery() {
    return leftByEvery;
  }

  public long leftByMaximum() {
    return leftByMaximum;
  }

  /**
   * Which samples to take.
   *
   * @param timestampNs in order
   * @param scene of each sample
   */
  public boolean[] take(String driveId, long[] timestampNs, int[] scene) {
    boolean[] taken = new boolean[timestampNs.length];
    thin(timestampNs, scene, taken);
    if (sampling.maxPerScene() > 0) {
      limit(driveId, timestampNs, scene, taken);
    }
    return taken;
  }

  private void thin(long[] timestampNs, int[] scene, boolean[] taken) {
    Map<Integer, Integer> seen = new HashMap<>();
    Map<Integer, Long> lastPeriods = new HashMap<>();
    for (int i = 0; i < taken.length; i++) {
      if (sampling.periodNs() > 0) {
        long period = Math.floorDiv(timestampNs[i], sampling.periodNs());
        Long last = lastPeriods.put(scene[i], period);
        taken[i] = last == null || last != period;
      } else {
        taken[i] =
            sampling.every() == 1
                || (seen.merge(scene[i], 1, Integer::sum) - 1) % sampling.every() == 0;
      }
      leftByEvery += taken[i] ? 0 : 1;
    }
  }

  /** Of each scene, those with the smallest hashes. */
  private void limit(String driveId, long[] timestampNs, int[] scene, boolean[] taken) {
    long drive = Mix.of(driveId, sampling.seed());
    Map<Integer, Integer> counts = new HashMap<>();
    for (int i = 0; i < taken.length; i++) {
      if (taken[i]) {
        counts.merge(scene[i], 1, Integer::sum);
      }
    }
    Map<Integer, long[]> hashes = new HashMap<>();
    counts.forEach(
        (of, count) -> {
          if (count > sampling.maxPerScene()) {
            hashes.put(of, new long[count]);
          }
        });
    counts.clear();
    for (int i = 0; i < taken.length; i++) {
      if (taken[i] && hashes.containsKey(scene[i])) {
        int at = counts.merge(scene[i], 1, Integer::sum) - 1;
        hashes.get(scene[i])[at] = Mix.of(timestampNs[i], drive);
      }
    }
    hashes.values().forEach(Arrays::sort);
    for (int i = 0; i < taken.length; i++) {
      long[] of = taken[i] ? hashes.get(scene[i]) : null;
      if (of != null && Mix.of(timestampNs[i], drive) > of[sampling.maxPerScene() - 1]) {
        taken[i] = false;
        leftByMaximum++;
      }
    }
  }
}
