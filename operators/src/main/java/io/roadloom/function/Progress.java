package io.roadloom.function;

import io.roadloom.align.DriveAligner;
import io.roadloom.dedup.Nanos;
import io.roadloom.model.ChunkEvent;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.RawBatch;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.ReadingGroup;
import io.roadloom.rig.Rig;

/** How it is known how far a drive has been read. */
public enum Progress {
  /** Events come in the order of their log times, and drive after drive: BATCH. */
  SORTED {
    @Override
    long boundNs(DriveEvent event, DriveAligner drive, Rig rig) {
      return event.orderNs();
    }
  },
  /** The source knows what it has yet to read: bounded STREAMING. */
  EXACT {
    @Override
    long boundNs(DriveEvent event, DriveAligner drive, Rig rig) {
      return event instanceof ChunkEvent chunk ? chunk.bound() : RawBatch.UNBOUNDED;
    }
  },
  /** Nobody knows; a drive is at its newest log time that others confirm, less the disorder. */
  LIVE {
    @Override
    long boundNs(DriveEvent event, DriveAligner drive, Rig rig) {
      return event instanceof ReadingGroup || event instanceof ReadingBatch
          ? Nanos.minus(
              Nanos.minus(drive.newestConfirmedNs(), rig.maxDisorderNs()), ReadingBatch.MAX_SPAN_NS)
          : RawBatch.UNBOUNDED;
    }
  };

  /**
   * No reading of the drive with a smaller log time follows {@code event}; {@link
   * RawBatch#UNBOUNDED} where that can't be told.
   */
  abstract long boundNs(DriveEvent event, DriveAligner drive, Rig rig);
}
