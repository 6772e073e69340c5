package io.roadloom.function;

import io.roadloom.align.DriveAligner;
import io.roadloom.align.RowOutput;
import io.roadloom.model.CalibrationEvent;
import io.roadloom.model.ChannelEvent;
import io.roadloom.model.ChunkEvent;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.DriveKey;
import io.roadloom.model.FaultEvent;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.ReadingGroup;

/** A drive in memory: the aligner, the batches that it holds, and what state does not know yet. */
final class OpenDrive {
  private final DriveKey key;
  private final DriveAligner aligner;
  private final HeldBatches held;
  private boolean changed;
  private long seenMs;
  private long dueMs;

  OpenDrive(DriveKey key, DriveAligner aligner, HeldBatches held) {
    this.key = key;
    this.aligner = aligner;
    this.held = held;
  }

  DriveKey key() {
    return key;
  }

  DriveAligner aligner() {
    return aligner;
  }

  HeldBatches held() {
    return held;
  }

  void take(DriveEvent event, RowOutput out) {
    changed = true;
    if (event instanceof ReadingBatch batch) {
      take(batch, out);
    } else if (event instanceof ReadingGroup group) {
      group.batches().forEach(batch -> take(batch, out));
    } else if (event instanceof ChunkEvent chunk) {
      aligner.add(chunk);
    } else if (event instanceof FaultEvent fault) {
      aligner.add(fault, out);
    } else if (event instanceof ChannelEvent channel) {
      aligner.add(channel);
    } else if (event instanceof CalibrationEvent calibration) {
      aligner.add(calibration);
    }
  }

  private void take(ReadingBatch batch, RowOutput out) {
    aligner.add(held.add(batch), batch, out);
  }

  void advance(long boundNs, RowOutput out) {
    aligner.advance(boundNs, out);
    aligner.drainDropped(held::drop);
  }

  /** As {@link DriveAligner#tellSegments}. */
  void tellSegments(int atLeast, RowOutput out) {
    changed |= aligner.tellSegments(atLeast, out);
  }

  /** Whether it is another than it was when it was saved last. */
  boolean changed() {
    return changed;
  }

  void saved() {
    changed = false;
  }

  /** Processing time of the newest event. */
  long seenMs() {
    return seenMs;
  }

  void seen(long nowMs) {
    seenMs = nowMs;
  }

  /** When its timer fires: the one that looks whether it idles. */
  long dueMs() {
    return dueMs;
  }

  void due(long ms) {
    dueMs = ms;
  }
}
