package io.roadloom.align;

import io.roadloom.dedup.HeldBatch;
import io.roadloom.dedup.Nanos;
import io.roadloom.dedup.Run;

/** A track whose values come from several fields of a message. */
abstract class PoseTrack extends Track {
  /** Adds the readings of a run that state a value, at their aligned times. */
  final void add(Run run, long latencyNs) {
    HeldBatch of = null;
    BatchFields fields = null;
    for (int slice = 0; slice < run.slices(); slice++) {
      if (run.batch(slice) != of) {
        of = run.batch(slice);
        fields = fields(of);
      }
      for (int row = run.from(slice); row < run.to(slice); row++) {
        add(Nanos.minus(of.batch().timeNs()[row], latencyNs), fields, row);
      }
    }
  }

  abstract BatchFields fields(HeldBatch held);

  abstract void add(long t, BatchFields fields, int row);
}
