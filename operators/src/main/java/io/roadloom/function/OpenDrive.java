package io.roadloom.function;

import io.roadloom.align.DriveAligner;
import io.roadloom.model.DriveKey;
import java.util.Arrays;

/** A drive in memory. */
final class OpenDrive {
  private final DriveKey key;
  private final DriveAligner aligner;
  private long nextId;
  private long seenMs;
  private long[] dropped = new long[16];
  private int droppedSize;

  OpenDrive(DriveKey key, DriveAligner aligner, long nextId) {
    this.key = key;
    this.aligner = aligner;
    this.nextId = nextId;
  }

  DriveKey key() {
    return key;
  }

  DriveAligner aligner() {
    return aligner;
  }

  /** An id for a further batch: larger than those of all that are held. */
  long takeId() {
    return nextId++;
  }

  /** Ids of batches let go of since the last call. */
  long[] takeDropped() {
    droppedSize = 0;
    aligner.drainDropped(this::addDropped);
    return Arrays.copyOf(dropped, droppedSize);
  }

  /** Processing time of the newest event. */
  long seenMs() {
    return seenMs;
  }

  void seen(long nowMs) {
    seenMs = nowMs;
  }

  private void addDropped(long id) {
    if (droppedSize == dropped.length) {
      dropped = Arrays.copyOf(dropped, 2 * droppedSize);
    }
    dropped[droppedSize++] = id;
  }
}
