package io.roadloom.align;

import io.roadloom.dedup.HeldBatch;

/** Told of each reading that no keyframe chose and that gets a row all the same. */
interface SweepOutput {
  /**
   * @param timeNs aligned
   */
  void sweep(HeldBatch held, int row, long timeNs);
}
