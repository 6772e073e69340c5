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
    for (int i = 0; i < run.size(); i++) {
      if (run.batch(i) != of) {
        of = run.batch(i);
        fields = fields(of);
      }
      add(Nanos.minus(run.time(i), latencyNs), fields, run.row(i));
    }
  }

  abstract BatchFields fields(HeldBatch held);

  abstract void add(long t, BatchFields fields, int row);
}
